/** Reads names.yaml, the copy desk's list. Once it is YAML it forbids no PDF: what is wrong in it is a quality error. */
import type { Lang, NamesList } from '../model/issue.js';
import type { SourceFile } from '../model/stages.js';
import { createReporter, type Reporter } from './reporter.js';
import { namesSchema } from './schema/names-schema.js';
import { isBlank } from './yaml/tree.js';
import { readYaml } from './yaml/read.js';

const EMPTY: NamesList = { people: [], places: [], organisations: [], words: [] };

/** The list; empty where there is no file, or nothing that can be understood in it. */
export function readNames(source: SourceFile | null, languages: readonly Lang[], report: Reporter): NamesList {
  if (source === null) return EMPTY;
  const node = readYaml(source, report);
  const own = createReporter();
  const read = node === null || isBlank(node) ? undefined : namesSchema.read(node, { languages, report: own, picture: () => null });
  for (const message of own.messages) report.pass(message.severity === 'stopper' ? { ...message, severity: 'error' } : message);
  if (read === undefined) return EMPTY;
  const { people, places, organisations, words } = read;
  return { people, places, organisations, words };
}
