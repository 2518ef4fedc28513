/** What other programs say of a PDF; null where they are not installed. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a program on a PDF. @returns what it prints, null where there is no such program. Throws where it fails. */
export function ask(program: string, args: readonly string[], pdf: Uint8Array): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'handover-test-'));
  try {
    const file = join(folder, 'file.pdf');
    writeFileSync(file, pdf);
    return execFileSync(program, args.map((arg) => (arg === '@' ? file : arg)), { encoding: 'utf8', maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** True where qpdf finds nothing to say, or is not there to be asked. */
export function qpdfAccepts(pdf: Uint8Array): boolean {
  const said = ask('qpdf', ['--check', '@'], pdf);
  return said === null || (said.includes('No syntax or stream encoding errors found') && !said.includes('WARNING'));
}
