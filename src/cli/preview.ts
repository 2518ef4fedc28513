/** `magazine preview <issue>`: the issue in the web browser, as it will print, renewed at every save. */
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { resolve } from 'node:path';
import { cacheFolder, keepBrowser } from '../browser/index.js';
import { summary, tameLines } from '../diagnostics/report.js';
import { MIN_PPI, POOR_PPI } from '../pictures/index.js';
import { DEFAULT_EDITOR, isEditorPattern, startPreview, type Preview, type PreviewOptions, type Round } from '../preview/index.js';
import { openWorkshop } from '../workshop.js';
import type { Face } from './face.js';
import { asEnvironmentError, EXIT, faultText } from './failures.js';
import type { PlaceOptions, SpeechOptions } from './options.js';
import { CLIENT } from './package.js';
import { previewKey } from './preview-key.js';
import { speak } from './speech.js';
import { findTarget, type Target } from './target.js';
import { makeWorld } from './world.js';

export interface PreviewFlags extends SpeechOptions, PlaceOptions {
  readonly browser?: string;
  readonly port?: number;
  readonly open: boolean;
  readonly editor?: string;
}

/** Ports for an issue's address: one of a range that nothing well known uses (RFC 6335 leaves it to anyone). */
const PORTS = { first: 49_200, count: 2_000 } as const;

/** Shows an issue until it is interrupted. @returns the exit code. */
export async function preview(name: string, flags: PreviewFlags, face: Face): Promise<number> {
  const target = await findTarget(name, flags, face.cwd);
  if (target.value === null) {
    speak({ messages: target.messages, root: '', lines: [], last: null, facts: { issue: name, address: null } }, flags, face);
    return EXIT.refused;
  }
  return run(target.value, flags, face);
}

async function run(target: Target, flags: PreviewFlags, face: Face): Promise<number> {
  const note = (line: string): void => {
    if (!flags.quiet) face.stderr.write(`${tameLines(line)}\n`);
  };
  const world = { ...(await makeWorld(face, flags.browser === undefined ? null : resolve(face.cwd, flags.browser))), onNotice: note };
  const shown: { preview: Preview | null } = { preview: null };
  const browser = await keepBrowser(world.browser, { onNotice: note, onRenewed: () => shown.preview?.renew() });
  try {
    const preview = (shown.preview = await startPreview(openWorkshop(target, world, browser.use), await optionsFor(target, flags, face, world.version, note)));
    speak({ messages: [], root: '', lines: [`${target.id} is shown at this address; Ctrl-C ends it.`], last: preview.address, facts: { issue: target.id, address: preview.address } }, flags, face);
    if (flags.open) openInBrowser(preview.address, note);
    await Promise.race([aborted(face.signal), browser.lost]);
  } finally {
    await Promise.all([shown.preview?.close(), browser.close()]);
  }
  return EXIT.done;
}

async function optionsFor(target: Target, flags: PreviewFlags, face: Face, version: string, note: (line: string) => void): Promise<PreviewOptions> {
  const mark = createHmac('sha256', await previewKey(await cacheFolder())).update(target.folder).digest();
  return {
    folder: target.folder,
    client: CLIENT,
    secret: mark.toString('hex', 0, 16),
    // The same address each time, so that a page that was left open finds its preview again.
    ports: flags.port === undefined ? [PORTS.first + (mark.readUInt16BE(16) % PORTS.count), 0] : [flags.port],
    limits: { fine: MIN_PPI, poor: POOR_PPI },
    editor: editorOf(flags, face, note),
    // The round that a signal breaks off has nothing to say.
    faultOf(error) {
      if (face.signal.aborted) return { text: 'It was ended.', remedy: 'Start it again.' };
      const lack = asEnvironmentError(error);
      if (lack) return { text: lack.message, remedy: lack.remedy };
      face.stderr.write(`${faultText(error, version)}\n`);
      return { text: `This is a fault of magazine, not of the issue: ${error instanceof Error ? error.message : String(error)}`, remedy: 'The terminal shows more. The next change tries again.' };
    },
    onRound: roundLines(note),
    onError: (error) => face.signal.aborted || void face.stderr.write(`${tameLines(asEnvironmentError(error)?.message ?? faultText(error, version))}\n`),
  };
}

/** A line a round, and one more where the copy desk has something to add. */
function roundLines(note: (line: string) => void): (round: Round) => void {
  let before = '';
  return ({ state, fault }) => {
    const line = fault ? fault.text : state ? `${String(Math.round(state.took)).padStart(6)} ms  ${state.broken ? 'the last good pages stay' : `${state.pages.length} pages`}, ${summary(state.messages)}` : '';
    if (line !== '' && line !== before) note(line);
    before = line;
  };
}

function editorOf({ editor }: PreviewFlags, face: Face, note: (line: string) => void): string {
  const named = editor ?? face.env['MAGAZINE_EDITOR'];
  if (named === undefined || named === '') return DEFAULT_EDITOR;
  if (isEditorPattern(named)) return named;
  note(`MAGAZINE_EDITOR is “${named}”, which is no pattern of an editor's addresses: Visual Studio Code is taken.`);
  return DEFAULT_EDITOR;
}

/** Opens an address as the desktop does. Where there is none it stands in the terminal. */
function openInBrowser(address: string, note: (line: string) => void): void {
  const [command, args] = process.platform === 'darwin' ? ['open', [address]] as const : process.platform === 'win32' ? ['explorer.exe', [address]] as const : ['xdg-open', [address]] as const;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => note('No web browser could be opened from here: open the address in one.'));
  child.unref();
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
