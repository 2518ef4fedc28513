/** PDFs that somebody else may have made, before a command reads them: what would take the machine's memory or time is refused. */
import { EnvironmentError } from '../diagnostics/errors.js';
import { ForeignPdfError, refuseEndless } from '../pdf/index.js';

/** @throws EnvironmentError where a file is a bomb, of endless painting, or larger than any sheet. `file` is its name in messages. */
export async function refuseHostile(pdf: Uint8Array, file: string): Promise<void> {
  try {
    await refuseEndless(pdf);
  } catch (error) {
    if (!(error instanceof ForeignPdfError)) throw error;
    throw new EnvironmentError(`${file} is ${error.message}; it is not read.`, 'Ask for the file again, exported as PDF/X.', { cause: error });
  }
}
