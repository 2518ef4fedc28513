/** `magazine access <file.pdf>`: whether a PDF is accessible, as far as a program can tell. */
import { resolve } from 'node:path';
import { checkAccess } from '../access/index.js';
import { EnvironmentError } from '../diagnostics/errors.js';
import { readPlainFile } from '../diagnostics/plain-file.js';
import { findingMessage } from '../model/finding.js';
import type { Face } from './face.js';
import { EXIT } from './failures.js';
import { refuseHostile } from './foreign-file.js';
import type { SpeechOptions } from './options.js';
import { speak } from './speech.js';
import { shown } from './target.js';

/** Looks a file over. @returns the exit code: 1 where something was found. */
export async function access(name: string, options: SpeechOptions, face: Face): Promise<number> {
  const path = resolve(face.cwd, name);
  const file = shown(path, face.cwd);
  const pdf = await readPlainFile(path, { remedy: 'Name a PDF file.' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'EISDIR') throw error;
    throw new EnvironmentError(`${error.code === 'EISDIR' ? 'It is a folder:' : 'There is no'} ${file}.`, 'Name a PDF file.', { cause: error });
  });
  await refuseHostile(pdf, file);
  const findings = await checkAccess(pdf).catch((error: unknown) => {
    throw new EnvironmentError(`${file} cannot be read as a PDF.`, 'Export it again, or name another file.', { cause: error });
  });
  face.signal.throwIfAborted();
  const messages = findings.map(findingMessage);
  speak({ messages, root: file, lines: messages.length === 0 ? [`${file}: nothing found against PDF/UA-1, as far as a program can tell.`] : [], last: null, facts: { file, findings } }, options, face);
  return findings.length === 0 ? EXIT.done : EXIT.refused;
}
