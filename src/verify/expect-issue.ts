/** issue.yaml as expectations: covers, imprint, masthead, contents, galleries, section titles. */
import type { CaptionedPicture, Credit, IssueMeta, Lang, Localized, PictureRef, PlacedText } from '../model/issue.js';
import { placeKey, type Expectation } from '../model/layout.js';
import { creditText } from './credit.js';

/** One text of issue.yaml by its place. */
const placed = (what: string, text: PlacedText | null, lang: Lang | null = null, within: readonly string[] = []): Expectation[] =>
  text ? [{ kind: 'text', key: placeKey(text.place), text: text.text, thread: null, lang, place: text.place, what, within }] : [];

/** A text in each language it is given in; typed once for all of them, it is expected once. */
function localized(what: string, value: Localized | null, within: readonly string[] = []): Expectation[] {
  if (!value) return [];
  const entries = Object.entries(value.by);
  return (value.plain ? entries.slice(0, 1) : entries).flatMap(([lang, text]) => placed(what, text, lang, within));
}

const picture = (ref: PictureRef | null): Expectation[] =>
  ref ? [{ kind: 'picture', key: placeKey(ref.place), name: ref.typed, place: ref.place }] : [];

/** Captions and, in each caption's region, the credit; without a caption the credit is looked for by its own place. */
function captions(caption: Localized | null, credit: Credit | null, languages: readonly Lang[], what: string, within: readonly string[]): Expectation[] {
  const credited = (lang: Lang, key: string): Expectation[] => {
    const text = creditText(credit, lang);
    return text === null ? [] : [{ kind: 'text', key, text, thread: null, lang, place: credit!.place, what: 'credit', within }];
  };
  const entries = Object.entries(caption?.by ?? {});
  if (entries.length === 0) return credit ? credited(languages[0] ?? 'vi', placeKey(credit.place)) : [];
  const shown = caption!.plain ? entries.slice(0, 1) : entries;
  return shown.flatMap(([lang, text]) => [...placed(what, text, lang, within), ...credited(lang, placeKey(text.place))]);
}

function captioned(photo: CaptionedPicture | null, languages: readonly Lang[], what: string): Expectation[] {
  if (!photo) return [];
  return [...picture(photo.picture), ...captions(photo.caption, photo.credit, languages, what, [placeKey(photo.picture.place)])];
}

/** All that is expected of the pages that belong to no article. House pages are fillers: none of them must stand. */
export function expectIssue(meta: IssueMeta): Expectation[] {
  const { languages, cover, masthead } = meta;
  const nameplate = Object.entries(meta.nameplate.by)[0];
  return [
    ...(meta.nameplateArt || !nameplate ? picture(meta.nameplateArt) : placed('nameplate', nameplate[1], nameplate[0])),
    ...picture(meta.emblem),
    ...localized('label', meta.label),
    ...picture(cover.image),
    ...localized('cover headline', cover.headline),
    ...cover.coverlines.flatMap((line) => localized('coverline', line)),
    ...captions(cover.caption, cover.credit, languages, 'cover caption', [placeKey(cover.image.place)]),
    ...localized('publisher', meta.publisher),
    ...meta.imprint.flatMap((line) => localized('imprint line', line)),
    // The line on the print run names the printer only together with the number of copies.
    ...(meta.printing.copies ? localized('printer', meta.printing.printer) : []),
    ...localized('date of deposit', meta.printing.deposited),
    ...localized('issuer', masthead.issuedBy),
    ...placed('web address', masthead.contact.website),
    ...placed('mail address', masthead.contact.email),
    ...placed('phone number', masthead.contact.phone),
    ...masthead.groups.flatMap((group) => [
      ...localized('masthead role', group.role),
      ...group.people.flatMap((person) => [...localized('masthead name', person.names), ...localized('masthead position', person.position)]),
    ]),
    ...captioned(masthead.photo, languages, 'masthead caption'),
    ...localized('dedication', meta.dedication?.from ?? null),
    ...localized('dedication', meta.dedication?.text ?? null),
    ...localized('contents title', meta.contents.title),
    ...captioned(meta.contents.photo, languages, 'contents caption'),
    ...meta.galleries.flatMap((gallery) => gallery.photos.flatMap((photo) => captioned(photo, languages, 'gallery caption'))),
    ...meta.sections.flatMap((section, index) => localized('section title', section.title, [`section/${index + 1}`])),
    // A supplied page is known by its file, as its region is.
    ...meta.supplied.map(({ file }): Expectation => ({ kind: 'picture', key: file.path, name: file.typed, place: file.place })),
    ...captioned(meta.backCover, languages, 'back cover caption'),
  ];
}
