/** `magazine check <issue>`: everything that can be said of an issue without a browser. */
import { hasError } from '../model/message.js';
import { checkIssue } from '../pipeline.js';
import type { Face } from './face.js';
import { EXIT } from './failures.js';
import type { PlaceOptions, SpeechOptions } from './options.js';
import { speak } from './speech.js';
import { findTarget } from './target.js';
import { makeWorld } from './world.js';

export interface CheckOptions extends SpeechOptions, PlaceOptions {}

/** Checks an issue. @returns the exit code: 1 for stoppers and quality errors. */
export async function check(name: string, options: CheckOptions, face: Face): Promise<number> {
  const target = await findTarget(name, options, face.cwd);
  if (target.value === null) {
    speak({ messages: target.messages, root: '', lines: [], last: null, facts: { issue: name } }, options, face);
    return EXIT.refused;
  }
  const { id, shown } = target.value;
  const { messages, parsed } = await checkIssue(target.value, await makeWorld(face, null));
  const lines = messages.length === 0 ? [`${id}: ${parsed?.articles.length ?? 0} articles, nothing to report.`] : [];
  speak({ messages, root: shown, lines, last: null, facts: { issue: id } }, options, face);
  return hasError(messages) ? EXIT.refused : EXIT.done;
}
