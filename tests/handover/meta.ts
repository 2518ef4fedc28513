/** An issue's metadata as the parser completes it, from lines of issue.yaml. */
import type { IssueMeta } from '../../src/model/issue.js';
import { parse } from '../../src/parse/parse.js';
import { memoryIssue, STANDARD } from '../parse/memory-issue.js';

export async function metaOf(lines: string): Promise<IssueMeta> {
  const { value, messages } = await parse(memoryIssue({ 'issue.yaml': `${STANDARD['issue.yaml']!}${lines}` }));
  if (value === null) throw new Error(messages.map((m) => m.text).join('\n'));
  return value.meta;
}

export const PRINTING = `
printing:
  copies: 600
  printer: { vi: Xưởng in Đá Xanh, en: Da Xanh Press }
  paper: { cover: { gsm: 200, stock: coated, finish: matt }, text: { gsm: 100, stock: coated, caliper: 0.08 } }
masthead:
  issued-by: { vi: Ban biên tập, en: Editorial Office }
  contact: { website: "https://example.org", email: toa-soan@example.org, phone: 0205 3800 456 }
`;
