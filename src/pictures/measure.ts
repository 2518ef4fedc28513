/**
 * Picture files into facts: each is read once, judged by its content, decoded once to see that it is whole, and remembered in the cache.
 */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { PictureRef } from '../model/issue.js';
import { hasStopper, type Message } from '../model/message.js';
import type { Outcome, PictureInfo, Pictures } from '../model/stages.js';
import { cacheKey, sha256, type PictureCache } from './cache.js';
import type { Finding } from './finding.js';
import { inspect, type Inspection } from './inspect.js';

/** Raised whenever the same bytes would be judged otherwise. */
const CODE_VERSION = 4;
/** Two pictures at a time: decoding is what takes the time, and more would only fill the memory. */
const CONCURRENCY = 2;
/** Read into memory whole, so there is an end; 200 megapixels of 16-bit CMYK stay well below it. */
const MAX_BYTES = 1_800_000_000;
/** A file changed so shortly before it was read may change again within the same tick of the file system's clock. */
const SETTLED_MS = 2_000;

/** What one path came to: the facts, or null with the reason among the findings. */
interface Measured {
  readonly info: PictureInfo | null;
  readonly findings: readonly Finding[];
}

/**
 * Measures every picture that is referred to, each distinct path once.
 * Stoppers, at the place of every reference to the file: `picture-missing`, `picture-empty`, `picture-truncated`, `picture-unreadable`,
 * `picture-format`, `picture-too-large`, `unsafe-svg`. Warnings: `picture-misnamed`, `picture-profile`, `svg-font`. Info: `picture-animated`, `picture-pages`, `picture-metadata`.
 * The second time a file is neither read nor decoded: the cache knows it by path, size, inode and both times, and its facts by its hash.
 * `families`: font families that text in an SVG may count on; none by default, since fonts of the page do not reach into pictures.
 */
export async function measurePictures(
  refs: readonly PictureRef[], cache: PictureCache, options: { readonly families?: readonly string[] } = {},
): Promise<Outcome<Pictures>> {
  const paths = [...new Set(refs.map((ref) => ref.path))];
  const measured = new Map<string, Measured>();
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < paths.length; i = next++) measured.set(paths[i]!, await measureOne(paths[i]!, cache));
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));

  const families = new Set((options.families ?? []).map((family) => family.toLowerCase()));
  const messages: Message[] = [];
  const told = new Set<string>();
  for (const ref of refs) {
    for (const finding of measured.get(ref.path)!.findings) {
      if (finding.family !== undefined && families.has(finding.family.toLowerCase())) continue;
      // What stops the build is told at every reference; the rest once a file.
      const once = `${ref.path}\0${finding.rule}\0${finding.text}`;
      if (finding.severity !== 'stopper' && told.has(once)) continue;
      told.add(once);
      messages.push({ severity: finding.severity, rule: finding.rule, text: finding.text.replaceAll('{file}', ref.typed), note: finding.note, place: ref.place });
    }
  }
  if (hasStopper(messages)) return { value: null, messages };
  return { value: new Map(paths.map((file) => [file, measured.get(file)!.info!])), messages };
}

async function measureOne(file: string, cache: PictureCache): Promise<Measured> {
  const found = await stat(file, { bigint: true }).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    return found.code === 'ENOENT' || found.code === 'ENOTDIR'
      ? stopper('picture-missing', 'There is no file {file}.', 'Put the picture there, or correct its name (capital and small letters count).')
      : stopper('picture-unreadable', `{file} cannot be opened (${found.code ?? found.message}).`, 'See to the rights of the file.');
  }
  if (!found.isFile()) return stopper('picture-missing', '{file} is no file.', 'Name the picture itself, not its folder.');
  if (found.size === 0n) return stopper('picture-empty', '{file} is empty (0 bytes).', 'Copy the picture again.');
  if (found.size > BigInt(MAX_BYTES)) return stopper('picture-too-large', `{file} has ${(Number(found.size) / 1e9).toFixed(1)} GB.`, 'Export it smaller: 200 megapixels are more than a spread can use.');

  const identity = cacheKey('identity', CODE_VERSION, file, String(found.size), String(found.ino), String(found.mtimeNs), String(found.ctimeNs));
  const known = await cache.getFacts<{ hash: string }>(identity);
  const remembered = known === null ? null : await cache.getFacts<Inspection>(inspectionKey(known.hash));
  if (known !== null && remembered !== null) return conclude(file, known.hash, Number(found.size), remembered);

  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return stopper('picture-unreadable', `{file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'input/output error'}).`, 'See to the rights of the file, or copy it again.');
  }
  const hash = sha256(bytes);
  let inspection = await cache.getFacts<Inspection>(inspectionKey(hash));
  if (inspection === null) {
    inspection = await inspect(bytes);
    await cache.putFacts(inspectionKey(hash), inspection);
  }
  const changed = Math.max(Number(found.mtimeMs), Number(found.ctimeMs));
  if (Date.now() - changed > SETTLED_MS) await cache.putFacts(identity, { hash });
  return conclude(file, hash, bytes.length, inspection);
}

const inspectionKey = (hash: string): string => cacheKey('inspection', CODE_VERSION, hash);

/** Facts of content plus facts of the file: its path, and whether its name tells the truth. */
function conclude(file: string, hash: string, bytes: number, inspection: Inspection): Measured {
  const findings = [...inspection.findings];
  if (inspection.facts === null) return { info: null, findings };
  const actual = inspection.facts.format;
  const extension = path.extname(file).toLowerCase();
  if (!inspection.extensions.includes(extension)) {
    findings.unshift({
      severity: 'warning',
      rule: 'picture-misnamed',
      text: `{file} is a ${inspection.formatName} picture${extension === '' ? ' without an extension' : ` named ${extension}`}.`,
      note: `Name it ${inspection.extensions[0] ?? `.${actual}`}, so that other programs open it too.`,
    });
  }
  return { info: { path: file, ...inspection.facts, hash, bytes }, findings };
}

const stopper = (rule: string, text: string, note: string): Measured => ({ info: null, findings: [{ severity: 'stopper', rule, text, note }] });
