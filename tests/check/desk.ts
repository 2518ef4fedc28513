/** Tiny issues on the copy desk. */
import { check } from '../../src/check/check.js';
import { openDesk, type Desk } from '../../src/check/desk.js';
import type { Message } from '../../src/model/message.js';
import type { LastBuild } from '../../src/model/stages.js';
import { parse } from '../../src/parse/parse.js';
import { memoryIssue, type Files } from '../parse/memory-issue.js';

/** A desk with a tiny issue. @throws Error where the issue has a stopper. */
export async function desk(files: Files = {}, lastBuild: LastBuild | null = null): Promise<Desk> {
  const source = memoryIssue(files);
  const { value, messages } = await parse(source);
  const stopper = messages.find((m) => m.severity === 'stopper');
  if (stopper !== undefined || value === null) throw new Error(`The example does not parse: ${JSON.stringify(stopper)}`);
  return openDesk(value, new Map(), source, lastBuild);
}

/** What the copy desk says of a tiny issue. */
export const checked = async (files: Files = {}, lastBuild: LastBuild | null = null): Promise<Message[]> => check(await desk(files, lastBuild));

/** A message as `file:line:column text`, `-` for no place. */
export const line = ({ place, text }: Message): string => `${place === null ? '-' : `${place.file}:${place.line}:${place.column}`} ${text}`;
