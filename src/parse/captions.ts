/** Gives every figure of an article its captions and credits in all of the article's languages. */
import type { ArticleText, Figure, Lang } from '../model/issue.js';
import { guesser } from '../diagnostics/nearest.js';
import type { ArticleDraft } from './article-file.js';
import { figuresOf, mapFigures } from './figures-of.js';
import { pictureName } from './pictures.js';
import { quote, type Reporter } from './reporter.js';
import { creditOf } from './schema/shown.js';
import type { Item } from './schema/structures.js';

/** The files' texts with complete figures. Captions and credits that are missing, or that name no picture, are told. */
export function joinCaptions(drafts: readonly ArticleDraft[], report: Reporter): ArticleText[] {
  checkTwice(drafts, report);
  for (const draft of drafts) {
    checkCaptionKeys(draft, drafts, report);
    checkCreditKeys(draft, drafts, report);
  }
  const written = new Map(drafts.map((draft): [ArticleDraft, Written] => [draft, { captions: byPicture(draft.written.captions), credits: byPicture(draft.written.credits) }]));
  return drafts.map((draft) => ({ ...draft.text, blocks: mapFigures(draft.text.blocks, (figure) => complete(figure, draft, written, report)) }));
}

/** What is written of pictures in a file's front matter, by their names; of two entries for one the first counts. */
interface Written {
  readonly captions: ReadonlyMap<string, Item>;
  readonly credits: ReadonlyMap<string, Item>;
}

const byPicture = (items: readonly Item[]): ReadonlyMap<string, Item> => new Map([...items].reverse().map((item) => [pictureName(item.key), item]));

function complete(figure: Figure, home: ArticleDraft, written: ReadonlyMap<ArticleDraft, Written>, report: Reporter): Figure {
  const drafts = [...written.keys()];
  const caption: Record<Lang, Figure['caption'][Lang]> = { ...figure.caption };
  const override: Record<Lang, string> = {};
  const others = drafts.filter((draft) => draft !== home);
  for (const other of others) {
    const typed = written.get(other)!.captions.get(figure.name);
    if (typed !== undefined) caption[other.lang] = { inlines: [{ kind: 'text', text: typed.value.text.replace(/\s+/g, ' ') }], place: typed.value.place };
    // A picture that has no words in its own language needs none in the other one.
    else if (figure.caption[home.lang] !== undefined) {
      report.error('missing-caption', figure.place, `The picture ${quote(figure.name)} has no caption in ${other.lang}.`, `Add it to ${other.text.file} under \`captions\`: \`${figure.name}: …\`.`);
    }
  }
  if (figure.caption[home.lang] === undefined && Object.keys(caption).length > 0) {
    report.error('missing-caption', figure.place, `The picture ${quote(figure.name)} has no caption in ${home.lang}.`, 'Write it between the square brackets.');
  }
  for (const draft of drafts) {
    const typed = written.get(draft)!.credits.get(figure.name);
    if (typed !== undefined) override[draft.lang] = typed.value.text;
  }
  const given = Object.values(override)[0];
  if (given === undefined) return { ...figure, caption };
  const credit = figure.credit === null ? creditOf(given, figure.place, override) : { ...figure.credit, override };
  return { ...figure, caption, credit };
}

/** A picture stands once in an article. */
function checkTwice(drafts: readonly ArticleDraft[], report: Reporter): void {
  const seen = new Map<string, Figure>();
  for (const figure of drafts.flatMap((draft) => figuresOf(draft.text.blocks))) {
    if (figure.name === '') continue;
    const first = seen.get(figure.name);
    if (first === undefined) seen.set(figure.name, figure);
    else report.error('picture-twice', figure.place, `The picture ${quote(figure.name)} is placed a second time; first in ${first.place.file}, line ${first.place.line}.`, 'Keep it in one language’s file; give the other caption under `captions` of the other file.');
  }
}

function checkCaptionKeys(draft: ArticleDraft, drafts: readonly ArticleDraft[], report: Reporter): void {
  const own = new Set(figuresOf(draft.text.blocks).map((figure) => figure.name));
  const foreign = new Set(drafts.filter((other) => other !== draft).flatMap((other) => figuresOf(other.text.blocks).map((figure) => figure.name)));
  const guess = guesser();
  for (const { key, keyPlace } of draft.written.captions) {
    const name = pictureName(key);
    if (foreign.has(name)) continue;
    if (own.has(name)) {
      report.error('unknown-caption', keyPlace, `${quote(key)} is placed in this file, so its caption stands at the picture.`, 'Delete the entry, or move the words to the picture.');
      continue;
    }
    const near = guess(name, () => foreign);
    const note = drafts.length === 1 ? 'The article has no other language; delete the entry.' : near === null ? 'Place the picture in the other file, or delete the entry.' : `Write \`${near}\`?`;
    report.error('unknown-caption', keyPlace, `The other language’s file places no picture ${quote(key)}.`, note);
  }
}

function checkCreditKeys(draft: ArticleDraft, drafts: readonly ArticleDraft[], report: Reporter): void {
  const names = new Set(drafts.flatMap((other) => figuresOf(other.text.blocks).map((figure) => figure.name)));
  const guess = guesser();
  for (const { key, keyPlace } of draft.written.credits) {
    if (names.has(pictureName(key))) continue;
    const near = guess(pictureName(key), () => names);
    report.error('unknown-credit', keyPlace, `The article places no picture ${quote(key)}.`, near === null ? 'Place the picture, or delete the entry.' : `Write \`${near}\`?`);
  }
}
