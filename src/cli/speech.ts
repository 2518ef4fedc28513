/** Writes messages and results to the streams of a run, in the form that was asked for. */
import { formatMessages, tame, tameLines } from '../diagnostics/report.js';
import type { Message } from '../model/message.js';
import type { Face } from './face.js';
import { wantsColor, type SpeechOptions } from './options.js';

/** What a run has to say at its end. */
export interface Result {
  readonly messages: readonly Message[];
  /** The issue's folder as messages should name it; '' where none was found. */
  readonly root: string;
  /** Plain sentences after the messages; left out by `--quiet`. */
  readonly lines: readonly string[];
  /** The very last line, also with `--quiet`: where the PDF lies. */
  readonly last: string | null;
  /** What the JSON form holds beside the messages. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Where all messages stand: very many are then summed up here, unless `--verbose` asks for every one. */
  readonly all?: string;
}

const width = ({ isTTY, columns }: Face['stdout']): { readonly width?: number } => (isTTY === true && columns ? { width: columns } : {});

/** Writes a result: the JSON form as one object, the others as lines. */
export function speak(result: Result, options: SpeechOptions & { readonly verbose?: boolean }, face: Face): void {
  const { stdout } = face;
  const messages = options.quiet ? result.messages.filter((m) => m.severity === 'stopper' || m.severity === 'error') : result.messages;
  const form = options.reporter;
  const text = formatMessages(messages, { form, color: wantsColor(options, face, stdout), root: result.root, ...width(stdout), ...(result.all === undefined || options.verbose ? {} : { brief: result.all }) });
  if (form === 'json') {
    stdout.write(`${JSON.stringify({ ...result.facts, ...(JSON.parse(text) as object) }, null, 2)}\n`);
    return;
  }
  // What was named could not be found: there is no file to sort it under, and nothing to count.
  const plain = form === 'pretty' && result.root === '' && messages.every((m) => m.place === null);
  if (plain) for (const { text: what, note } of messages) stdout.write(`${tame(what)}\n${note === '' ? '' : `${tame(note)}\n`}`);
  else if (messages.length > 0) stdout.write(`${text}\n`);
  if (messages.length > 0 && form === 'pretty' && (result.lines.length > 0 || result.last !== null) && !options.quiet) stdout.write('\n');
  if (!options.quiet) for (const line of result.lines) stdout.write(`${tameLines(line)}\n`);
  if (result.last !== null) stdout.write(`${tame(result.last)}\n`);
}
