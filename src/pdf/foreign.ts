/**
 * A page of somebody else's PDF, looked through before anything of it is used: what would take a reader's memory or time is refused, what could
 * run, fetch or hide something is taken out. Only what the page paints is left (ISO 32000-1, 7.8.3).
 */
import { constants, inflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFStream, type PDFObject, type PDFPage } from '@cantoo/pdf-lib';
import { openPdf } from './read.js';
import { asName, asNumber, name } from './resources.js';

/** Why a PDF is not used. The text goes on from "{file} is": `protected by a password`. */
export class ForeignPdfError extends Error {
  override readonly name = 'ForeignPdfError';
}

/** A page that may be used. */
export interface ForeignPage {
  readonly document: PDFDocument;
  readonly page: PDFPage;
  readonly pages: number;
  /** What it paints, decoded and joined; each stream ends a token (7.8.2). */
  readonly content: Uint8Array;
  /** What was taken out of it, as phrases: "JavaScript". */
  readonly removed: readonly string[];
}

/** Bytes that one stream may unpack to, and all that are part of how the file is built. */
const MAX_STREAM = 512 * 1024 * 1024;
const MAX_STRUCTURE = 256 * 1024 * 1024;
/** Bytes of painting, forms counted as often as they are painted: the richest map has a quarter. */
const MAX_PAINTING = 200 * 1024 * 1024;
/** LZW of so many bytes can mean a thousand times as many; nobody has written it for decades. */
const MAX_LZW = 256 * 1024;
const MAX_OBJECTS = 500_000;
/** Pages, and bytes of their painting together: a magazine of 500 pages has thirty million. */
const MAX_PAGES = 20_000;
const MAX_READ = 1024 * 1024 * 1024;
/** What the end of our stack says of a file. */
const IN_A_CIRCLE = 'a damaged PDF (its parts lead round in a circle, or stand too deep within one another)';
/** pt. A sheet of ten metres is none; nor is a point. */
const SIDE = { least: 1, most: 30_000 } as const;

/** Keys that lead away from what is painted: to actions, files, other pages, private data. By the phrase for what they hold, null for what nobody misses. */
const LEADS_AWAY: Readonly<Record<string, string | null>> = {
  JS: 'JavaScript', JavaScript: 'JavaScript', A: 'actions', AA: 'actions', OpenAction: 'actions', URI: null,
  AF: 'embedded files', EF: 'embedded files', EmbeddedFiles: 'embedded files', Ref: 'pages of other files', OPI: 'pictures in other files', F: null, FFilter: null, FDecodeParms: null,
  Names: null, Annots: null, Alternates: null, Parent: null, P: null, PieceInfo: null, Metadata: null, StructParent: null, StructParents: null, LastModified: null,
};
/** Of these the ones that may be plain names, which lead nowhere: the policy of an optional content group (8.11.2.2). */
const MAY_BE_NAMES = new Set(['P', 'A', 'F']);
/** Dictionaries that are never painted. */
const NOT_PAINTED = new Set(['Catalog', 'Pages', 'Page', 'Annot', 'Action', 'Filespec', 'EmbeddedFile', 'StructTreeRoot', 'Outlines']);
/** In resources, names stand for what is painted; a font may be called /F or /A. */
const NAME_TREES = new Set(['Font', 'XObject', 'ColorSpace', 'Pattern', 'Shading', 'ExtGState', 'Properties', 'CharProcs', 'Colorants', 'Solidities', 'DotGain']);

/**
 * Opens a PDF and looks through its first page.
 * @throws ForeignPdfError where it may not be used.
 */
export async function openForeign(bytes: Uint8Array): Promise<ForeignPage> {
  refuseBursting(bytes);
  let document: PDFDocument;
  let page: PDFPage;
  let pages: number;
  try {
    document = await PDFDocument.load(bytes, { updateMetadata: false });
    pages = document.getPageCount();
    if (pages === 0) throw new Error('it has no pages');
    page = document.getPage(0);
  } catch (error) {
    const detail = (error as Error).message.trim().split('\n')[0]!.slice(0, 160).replace(/[.\s]+$/, '');
    if (/encrypt/i.test(detail)) throw new ForeignPdfError('protected by a password');
    if (error instanceof RangeError) throw new ForeignPdfError(IN_A_CIRCLE);
    // The library takes for granted that the parts every PDF begins with are there.
    throw new ForeignPdfError(error instanceof TypeError ? 'a damaged PDF (its list of pages is not found)' : `a damaged PDF (${detail})`);
  }
  refuseMeasures(page);
  const resources = resourcesOf(page);
  const group = page.node.lookup(name('Group'));
  const removed = takeOut(document, [resources, group]);
  const content = contentOf(page);
  refuseOverpainted(content, resources);
  return { document, page, pages, content, removed };
}

/**
 * Looks through a file that is only to be read, page by page, for what would take our memory or time. What is damaged in it passes: whoever reads it tells.
 * @throws ForeignPdfError where it has such.
 */
export async function refuseEndless(bytes: Uint8Array): Promise<void> {
  refuseBursting(bytes);
  const pages = await openPdf(bytes).then((document) => document.getPages()).catch((): PDFPage[] => []);
  if (pages.length > MAX_PAGES) throw new ForeignPdfError(`a file of more than ${MAX_PAGES.toLocaleString('en')} pages`);
  let sum = 0;
  for (const page of pages) {
    try {
      for (const key of ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox']) {
        const [left = NaN, bottom = NaN, right = NaN, top = NaN] = sidesOf(page, key);
        const long = Math.max(Math.abs(right - left), Math.abs(top - bottom));
        if (long > SIDE.most) throw new ForeignPdfError(`a file with a page whose ${key} is ${long} pt long`);
      }
      const content = contentOf(page);
      sum += content.length;
      if (sum > MAX_READ) throw new ForeignPdfError('a file of endless painting');
      const resources = page.node.context.lookup(page.node.getInheritableAttribute(name('Resources')));
      refuseOverpainted(content, resources instanceof PDFDict ? resources : undefined);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new ForeignPdfError(IN_A_CIRCLE);
    }
  }
}

/** The numbers of a box; none where it is no box. */
function sidesOf({ node }: PDFPage, key: string): number[] {
  const box = node.context.lookup(node.getInheritableAttribute(name(key)));
  return box instanceof PDFArray ? box.asArray().map((side) => asNumber(node.context.lookup(side), NaN)) : [];
}

/** Refuses boxes that are none, and sheets that no press has (14.11.2). */
function refuseMeasures(page: PDFPage): void {
  for (const key of ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox']) {
    const box = page.node.context.lookup(page.node.getInheritableAttribute(name(key)));
    if (box === undefined && key !== 'MediaBox') continue;
    const sides = sidesOf(page, key);
    const [left = NaN, bottom = NaN, right = NaN, top = NaN] = sides;
    const [width, height] = [Math.abs(right - left), Math.abs(top - bottom)];
    if (sides.length !== 4 || ![width, height].every((side) => side >= SIDE.least && side <= SIDE.most)) throw new ForeignPdfError(`a page whose ${key} is ${sides.length === 4 ? `${width} x ${height} pt` : 'none'}`);
  }
  for (const [key, most] of [['Rotate', 3600], ['UserUnit', 1000]] as const) {
    const found = page.node.context.lookup(page.node.getInheritableAttribute(name(key)));
    if (found !== undefined && !(Math.abs(asNumber(found, NaN)) <= most)) throw new ForeignPdfError(`a page whose ${key} is ${found instanceof PDFNumber ? found.asNumber() : 'no number'}`);
  }
}

const resourcesOf = (page: PDFPage): PDFDict | undefined => {
  try {
    return page.node.Resources();
  } catch {
    throw new ForeignPdfError('a damaged PDF (its resources are no dictionary)');
  }
};

/** Refuses object and cross-reference streams that burst, before the parser unpacks them (7.5.7, 7.5.8). */
function refuseBursting(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let unpacked = 0;
  for (let at = buffer.indexOf('stream'); at >= 0; at = buffer.indexOf('stream', at + 6)) {
    if (buffer.toString('latin1', at - 3, at) === 'end') continue;
    const before = buffer.toString('latin1', Math.max(0, at - 4096), at);
    const dict = before.slice(Math.max(before.lastIndexOf(' obj'), before.lastIndexOf('\nobj'), 0)).replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    if (!/\/(?:ObjStm|XRef)\b/.test(dict)) continue;
    const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+|\d+\s+\d+\s+R)?/.exec(dict)?.[1];
    if (filter === undefined) continue;
    if (!/^\[?\s*\/(?:FlateDecode|Fl)\s*\]?$/.test(filter)) throw new ForeignPdfError('packed in a way that no program uses for this');
    const start = at + 6 + (buffer[at + 6] === 13 ? 1 : 0) + (buffer[at + (buffer[at + 6] === 13 ? 7 : 6)] === 10 ? 1 : 0);
    unpacked += inflated(buffer.subarray(start), MAX_STRUCTURE - unpacked)?.length ?? 0;
  }
}

/** Bytes unpacked, null where they are none; what comes after their end does not count. */
function inflated(bytes: Uint8Array, most: number): Uint8Array | null {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new ForeignPdfError(`a bomb: a few bytes in it unpack to more than ${Math.round(most / 1024 / 1024)} MB`);
    return null;
  }
}

/** A stream's bytes with its filters undone; refused where they burst. Picture filters stay: null. */
function unpack(stream: PDFStream): Uint8Array | null {
  if (!(stream instanceof PDFRawStream)) return stream.getContents();
  const filter = stream.dict.lookup(name('Filter'));
  const filters = (filter instanceof PDFArray ? filter.asArray().map((one) => stream.dict.context.lookup(one)) : filter === undefined ? [] : [filter]).map((one) => asName(one) ?? '');
  if (filters.some((one) => /^(?:DCT|DCTDecode|JPXDecode|JBIG2Decode|CCITTFaxDecode|CCF)$/.test(one))) return null;
  if (filters.length > 3) throw new ForeignPdfError('packed more than three times over');
  if (filters.some((one) => /^LZW/.test(one)) && stream.contents.length > MAX_LZW) throw new ForeignPdfError('packed by LZW in large pieces');
  const flates = filters.filter((one) => /^(?:FlateDecode|Fl)$/.test(one)).length;
  const packings = filters.filter((one) => /^(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)$/.test(one)).length;
  if (packings > 1) throw new ForeignPdfError('packed twice over');
  if (filters.length === 1 && flates === 1) {
    const bytes = inflated(stream.contents, MAX_STREAM);
    if (bytes !== null && !stream.dict.has(name('DecodeParms'))) return bytes;
  } else if (flates === 1 && stream.contents.length > MAX_LZW) throw new ForeignPdfError('packed in a way that no program uses for large pieces');
  try {
    return decodePDFRawStream(stream).decode();
  } catch {
    return null;
  }
}

/** The page's content. */
function contentOf(page: PDFPage): Uint8Array {
  const contents = page.node.context.lookup(page.node.get(name('Contents')));
  const streams = contents instanceof PDFArray ? contents.asArray().map((item) => page.node.context.lookup(item)) : [contents];
  let sum = 0;
  return Buffer.concat(streams.flatMap((stream) => {
    if (!(stream instanceof PDFStream)) return [];
    const bytes = unpack(stream) ?? new Uint8Array(0);
    sum += bytes.length;
    if (sum > MAX_PAINTING) throw new ForeignPdfError('a page of endless painting');
    return [bytes, Buffer.from('\n')];
  }));
}

/** Takes out of everything that the roots lead to what is not painted, and unpacks every stream once to see that it does not burst. */
function takeOut({ context }: PDFDocument, roots: readonly (PDFObject | undefined)[]): string[] {
  const removed = new Set<string>();
  const seen = new Set<PDFObject>();
  const pending: { readonly object: PDFObject; readonly names: boolean }[] = roots.flatMap((object) => (object === undefined ? [] : [{ object, names: false }]));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { object, names } = next;
    if (seen.has(object)) continue;
    seen.add(object);
    if (seen.size > MAX_OBJECTS) throw new ForeignPdfError(`a page of more than ${MAX_OBJECTS.toLocaleString('en')} parts`);
    const dict = object instanceof PDFStream ? object.dict : object;
    if (dict instanceof PDFArray) {
      for (let i = 0; i < dict.size(); i += 1) {
        const item = target(context.lookup(dict.get(i)));
        if (item !== null) pending.push({ object: item, names: false });
        // An array keeps its length: others count on it.
        else if (dict.get(i) instanceof PDFRef) dict.set(i, context.obj(null));
      }
    } else if (dict instanceof PDFDict) {
      for (const [key, value] of dict.entries()) {
        const what = key.decodeText();
        const found = context.lookup(value);
        const leads = !names && what in LEADS_AWAY && (!MAY_BE_NAMES.has(what) || !(found instanceof PDFName));
        const item = leads ? null : target(found);
        if (item !== null) pending.push({ object: item, names: NAME_TREES.has(what) });
        else if (leads || isNotPainted(found) || (value instanceof PDFRef && found === undefined)) {
          dict.delete(key);
          const phrase = leads ? LEADS_AWAY[what]! : isNotPainted(found) ? 'parts that are not painted' : null;
          if (phrase !== null) removed.add(phrase);
        }
      }
      if (object instanceof PDFStream) unpack(object);
    }
  }
  return [...removed].sort();
}

const typeOf = (object: PDFObject | undefined): string => asName((object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : undefined)?.lookup(name('Type'))) ?? '';
const isNotPainted = (object: PDFObject | undefined): boolean => NOT_PAINTED.has(typeOf(object));
/** What there is to walk into; null for plain values and for what is not painted. */
const target = (object: PDFObject | undefined): PDFObject | null =>
  (object instanceof PDFDict || object instanceof PDFArray || object instanceof PDFStream) && !isNotPainted(object) ? object : null;

/** A name that something is painted by, with its operator; numbers (of a colour) and comments may stand between. */
const CALL = /\/([^\s()<>[\]{}/%]+)(?:[\s\0\d.+-]|%[^\r\n]*)+(Do|scn|SCN)\b/g;

/** Refuses forms and patterns that paint forms that paint forms, a thousand million times in the end, and those that paint themselves. */
function refuseOverpainted(content: Uint8Array, resources: PDFDict | undefined): void {
  const known = new Map<PDFStream, number>();
  const open = new Set<PDFStream>();
  const painted = (own: PDFDict | undefined, kind: 'XObject' | 'Pattern', called: string): PDFStream | null => {
    const entries = own?.lookup(name(kind));
    const found = entries instanceof PDFDict ? entries.lookup(name(called)) : undefined;
    return found instanceof PDFStream && (kind === 'Pattern' || asName(found.dict.lookup(name('Subtype'))) === 'Form') ? found : null;
  };
  const weigh = (bytes: Uint8Array, own: PDFDict | undefined): number => {
    let sum = bytes.length;
    const times = new Map<string, number>();
    for (const match of Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').matchAll(CALL)) times.set(`${match[1]!} ${match[2]!}`, (times.get(`${match[1]!} ${match[2]!}`) ?? 0) + 1);
    for (const [call, count] of times) {
      const [called, operator] = call.split(' ') as [string, string];
      const stream = painted(own, operator === 'Do' ? 'XObject' : 'Pattern', called);
      if (stream !== null) sum += count * weightOf(stream, own);
      if (sum > MAX_PAINTING) throw new ForeignPdfError('a page of endless painting: its forms repeat one another');
    }
    return sum;
  };
  const weightOf = (stream: PDFStream, outer: PDFDict | undefined): number => {
    const before = known.get(stream);
    if (before !== undefined) return before;
    if (open.has(stream)) throw new ForeignPdfError('a page of endless painting: a form in it paints itself');
    if (open.size > 100) throw new ForeignPdfError('a page whose forms stand more than 100 deep within one another');
    open.add(stream);
    const own = stream.dict.lookup(name('Resources'));
    const weight = weigh(unpack(stream) ?? new Uint8Array(0), own instanceof PDFDict ? own : outer);
    open.delete(stream);
    known.set(stream, weight);
    return weight;
  };
  weigh(content, resources);
}
