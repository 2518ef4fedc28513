/** What can be said of an issue before a browser starts, and the hash that names what was said it of. By itself: `check` loads nothing that makes pages. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkInTurns } from './check/check.js';
import { openDesk } from './check/desk.js';
import { missingGlyphs } from './check/glyphs.js';
import { readCoverage } from './fonts/coverage.js';
import { load } from './load/load.js';
import { sortMessages, type Message, type Place } from './model/message.js';
import { pictureRefs } from './model/refs.js';
import type { IssueSource, LastBuild, ParsedIssue, Pictures } from './model/stages.js';
import { parse } from './parse/parse.js';
import { measurePictures } from './pictures/measure.js';
import { readStyles, type Styles } from './render/css.js';
import { enter, type Checked, type World } from './run.js';
import { expectations } from './verify/expect.js';

/** What the last build said of its pages, with the hash of what it was built from. */
export type LastReport = Omit<LastBuild, 'fits'> & { readonly inputHash: string };

/**
 * Loads, parses and checks an issue: everything that can be said before a browser starts.
 * @param last the last build's report, for rules that need a layout; null while building.
 */
export async function checkIssue(target: { folder: string; id: string }, world: World, last: LastReport | null = null): Promise<Checked> {
  enter('load', world);
  const styles = await readStyles(world.stylesheet);
  const loaded = await load(target);
  enter('parse', world);
  const parsed = loaded.value ? await parse(loaded.value) : { value: null, messages: [] };
  const told = [...loaded.messages, ...parsed.messages];
  enter('pictures', world);
  const pictures = parsed.value
    ? await measurePictures(pictureRefs(parsed.value), world.cache, { families: [...new Set(styles.fonts.map((f) => f.family))] })
    : { value: null, messages: [] };
  // A picture that the parser did not find, or refused, cannot be measured either: that was told.
  const refused = new Set(told.filter((m) => REFUSED.has(m.rule)).map((m) => startOf(m.place)));
  const ofPictures = pictures.messages.filter((m) => m.rule !== 'picture-missing' || !refused.has(startOf(m.place)));
  enter('check', world);
  const read = { source: loaded.value, parsed: parsed.value, pictures: pictures.value, styles };
  const lastBuild = last && { ...last, fits: last.inputHash === (await hashInput(read, world)) };
  const reviewed = loaded.value && parsed.value ? await reviewIssue(loaded.value, parsed.value, pictures.value, styles, lastBuild) : [];
  return { ...read, lastBuild, messages: sortMessages([...told, ...ofPictures, ...reviewed]) };
}

/** What the parser tells of a picture's name, at its place. */
const REFUSED: ReadonlySet<string> = new Set(['missing-picture', 'picture-format', 'unsafe-path', 'attribute-value', 'unknown-attribute']);
const startOf = (place: Place | null): string => (place === null ? '' : `${place.file}:${place.line}`);

/** What the copy desk has to say, and characters that no font has. Without pictures the desk keeps silent. */
export async function reviewIssue(source: IssueSource, parsed: ParsedIssue, pictures: Pictures | null, styles: Styles, lastBuild: LastBuild | null): Promise<Message[]> {
  const coverage = await readCoverage(styles.fonts.map((f) => f.path));
  const texts = expectations(parsed).filter((e) => e.kind === 'text');
  return [
    ...(pictures ? await checkInTurns(openDesk(parsed, pictures, source, lastBuild)) : []),
    ...missingGlyphs(texts, source, (sign) => coverage.has(sign)),
  ];
}

/** Styles without the folders of the files that they name: those lie where the program is installed, which is no part of the input. */
const whereverInstalled = (css: string): string => css.replace(/url\('file:[^']*\/([^'/]+)'\)/g, "url('$1')");

/** A hash of everything that goes into the pages: texts, pictures, styles, fonts, templates and our own version. Hex, 64 digits. */
export async function hashInput({ source, pictures, styles }: Pick<Checked, 'source' | 'pictures' | 'styles'>, world: World): Promise<string> {
  const hash = createHash('sha256').update(world.version).update(whereverInstalled(styles.css));
  const templates = (await readdir(world.templates)).filter((name) => name.endsWith('.hbs')).sort();
  for (const file of [...templates.map((name) => join(world.templates, name)), ...styles.fonts.map((font) => font.path)]) {
    hash.update('\0').update(await readFile(file).catch(() => ''));
  }
  for (const file of source ? [source.issue, source.house, ...source.articles.flatMap((a) => a.files.map((f) => f.source))] : []) {
    if (file) hash.update(`\0${file.file}\0${file.text}`);
  }
  for (const info of [...(pictures?.values() ?? [])].sort((a, b) => (a.hash < b.hash ? -1 : 1))) hash.update(info.hash);
  return hash.digest('hex');
}
