/** Findings as text for a terminal, for a program, or for GitHub's annotations. Nothing is printed here. */
import { countMessages, summary, tame } from '../diagnostics/report.js';
import { findingMessage, type Finding, type FindingSeverity } from '../model/finding.js';
import { sourceName } from './attribute.js';
import type { Preflight } from './result.js';

/** How findings are written out; the same words as for messages. */
export type FindingsForm = 'pretty' | 'json' | 'github';

const ANSI: Record<FindingSeverity | 'head' | 'faint', string> = { error: '31', warning: '33', info: '36', head: '4', faint: '2' };

/** `1 error, 2 warnings`; `nothing to report` where there is none. */
export const summaryOf = (findings: readonly Finding[]): string => summary(findings.map(findingMessage));

const mm = (value: number): string => value.toFixed(1);
/** `170.0, 258.0 mm` from the trim's left and top edge. */
export const placeOf = ({ rect }: Finding): string => (rect ? `${mm(rect.x)}, ${mm(rect.y)} mm` : '');
/** What was found, how many of it, and where it comes from, in one line of facts. */
export function factsOf({ object, value, limit, count, source }: Finding): string {
  const measure = value === null ? null : limit === null ? value : `${value} (limit: ${limit})`;
  return [source && `${sourceName(source)} ${source.name}`, object, measure, count > 1 ? `${count} alike on the page` : null].filter((part) => part !== null).join(' · ');
}

/** All findings in one text, without a final line end. @param file the PDF as the reader should see it. */
export function formatFindings(result: Preflight, file: string, form: FindingsForm, color: boolean): string {
  if (form === 'json') return JSON.stringify({ file, limits: result.limits.name, counts: countMessages(result.findings.map(findingMessage)), findings: result.findings, pages: result.pages }, null, 2);
  if (form === 'github') return result.findings.map((finding) => githubLine(finding, file)).join('\n');
  return pretty(result.findings, file, color);
}

function pretty(findings: readonly Finding[], file: string, color: boolean): string {
  const paint = (kind: keyof typeof ANSI, text: string): string => (color ? `\u001b[${ANSI[kind]}m${text}\u001b[0m` : text);
  const blocks: string[] = [];
  for (const page of new Set(findings.map((f) => f.page))) {
    const own = findings.filter((f) => f.page === page);
    const wide = Math.max(...own.map((f) => placeOf(f).length));
    const lines = own.flatMap((f) => {
      const gap = wide > 0 ? '  ' : '';
      const under = (label: string, text: string): string => `  ${' '.repeat(wide)}${gap}${paint('faint', label.padEnd(7))}  ${tame(text)}`;
      const facts = factsOf(f);
      return [
        `  ${placeOf(f).padStart(wide)}${gap}${paint(f.severity, f.severity.padEnd(7))}  ${tame(f.text)}  ${paint('faint', f.rule)}`,
        ...(facts === '' ? [] : [under('what', facts)]),
        under('note', f.note),
      ];
    });
    blocks.push([paint('head', page === null ? tame(file) : `page ${page}`), ...lines].join('\n'));
  }
  return [...blocks, summaryOf(findings)].join('\n\n');
}

/** Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function githubLine(finding: Finding, file: string): string {
  const { severity, rule, source, note } = finding;
  const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const place = source ? `file=${property(source.place.file)},line=${source.place.line},col=${source.place.column}` : `file=${property(file)}`;
  return `::${severity === 'info' ? 'notice' : severity} ${place},title=${property(rule)}::${data(`${findingMessage(finding).text} — ${note}`)}`;
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
