/** Type as curves, for printers who ask for it: through Ghostscript, where it is installed, with everything set again that it does not keep. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFObjectCopier, type PDFObject } from '@cantoo/pdf-lib';
import { EnvironmentError } from '../diagnostics/errors.js';
import { PdfFile, type FilePage, type PdfVersion, type RectPt } from '../pdf/index.js';
import { dictEntry, name, numbersEntry, readThrough } from './objects.js';

const BOXES = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox'] as const;
/** What the catalog of a press file says of it, and Ghostscript leaves out or writes its own way. */
const CATALOG = ['OutputIntents', 'Metadata', 'Lang', 'ViewerPreferences', 'PageMode', 'Trapped'];

/**
 * Turns all text of a pressed file into curves. Colours, overprint, pictures and boxes stay; output intent, XMP, Info and ID are those of the
 * file that was given. The structure tree goes, for there is no text left that it could tell of, and nothing can be searched or copied.
 * @param gs the program to run.
 * @throws EnvironmentError where Ghostscript is not installed or fails.
 */
export async function outlineFonts(pdf: Uint8Array, gs = 'gs'): Promise<Uint8Array> {
  const source = await PdfFile.open(pdf);
  const head = Buffer.from(pdf.buffer, pdf.byteOffset, 8).toString('latin1');
  const version: PdfVersion = head.endsWith('1.4') ? '1.4' : '1.6';
  const file = await PdfFile.open(await runGhostscript(pdf, gs, version));
  const copier = PDFObjectCopier.for(source.context, file.context);
  const copy = (value: PDFObject | undefined): PDFObject | undefined => {
    readThrough(source, value);
    return value && copier.copy(value);
  };
  for (const key of CATALOG) {
    const value = copy(source.catalog.get(name(key)));
    if (value) file.catalog.set(name(key), value);
    else file.catalog.delete(name(key));
  }
  const info = copy(source.context.trailerInfo.Info);
  if (info) file.context.trailerInfo.Info = info;
  const before = source.pages();
  const after = file.pages();
  if (before.length !== after.length) throw new EnvironmentError(`Ghostscript made ${after.length} pages of ${before.length}.`, 'Send the file with its fonts, or try a newer Ghostscript.');
  for (const [i, page] of after.entries()) setBoxes(source, before[i]!, file, page);
  file.removeUnreachable();
  return file.save(idOf(pdf), version);
}

/** The boxes of the page as it was. Ghostscript may have moved the page so that its media box begins at nought. */
function setBoxes(source: PdfFile, { dict: old }: FilePage, file: PdfFile, { dict }: FilePage): void {
  const was = numbersEntry(source, old, 'MediaBox');
  const is = numbersEntry(file, dict, 'MediaBox');
  const [dx, dy] = was && is ? [is[0]! - was[0]!, is[1]! - was[1]!] : [0, 0];
  for (const key of BOXES) {
    const box = numbersEntry(source, old, key) as RectPt | null;
    if (box) dict.set(name(key), file.context.obj([box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy].map((pt) => Math.round(pt * 1000) / 1000)));
  }
  for (const key of ['ArtBox', 'Annots', 'Rotate']) dict.delete(name(key));
  dictEntry(file, dict, 'Group')?.set(name('CS'), name('DeviceCMYK'));
}

/** The file's ID, 32 hex digits. */
function idOf(pdf: Uint8Array): string {
  const tail = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length).subarray(-512).toString('latin1');
  const id = /\/ID \[<([0-9A-Fa-f]{32})>/.exec(tail)?.[1];
  if (id === undefined) throw new Error('The pressed file has no ID.');
  return id;
}

async function runGhostscript(pdf: Uint8Array, gs: string, version: PdfVersion): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'magazine-curves-'));
  try {
    const [input, output] = [join(folder, 'in.pdf'), join(folder, 'out.pdf')];
    await writeFile(input, pdf);
    await run(gs, [
      '-q', '-dSAFER', '-dBATCH', '-dNOPAUSE', '-sDEVICE=pdfwrite', '-dNoOutputFonts', '-sColorConversionStrategy=LeaveColorUnchanged', `-dCompatibilityLevel=${version}`,
      '-dPassThroughJPEGImages=true', '-dDownsampleColorImages=false', '-dDownsampleGrayImages=false', '-dDownsampleMonoImages=false',
      '-dAutoFilterColorImages=false', '-dAutoFilterGrayImages=false', '-dColorImageFilter=/FlateEncode', '-dGrayImageFilter=/FlateEncode',
      '-dPreserveOverprintSettings=true', `-sOutputFile=${output}`, input,
    ]);
    return await readFile(output);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (part: Buffer) => { said += part.toString('utf8'); });
    child.stderr.on('data', (part: Buffer) => { said += part.toString('utf8'); });
    child.on('error', (cause) => reject(new EnvironmentError(`Ghostscript (${program}) could not be started, which turns type into curves.`, 'Install Ghostscript 10 or newer, or send the file with its fonts: they are embedded.', { cause })));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new EnvironmentError(`Ghostscript (${program}) ended with ${String(code)}: ${said.trim().slice(-300)}`, 'Send the file with its fonts, or try a newer Ghostscript.'));
    });
  });
}
