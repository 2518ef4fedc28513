/** Turns issue.yaml, laid over house.yaml, into `IssueMeta`: complete and typed, defaults filled in. */
import type { CaptionedPicture, IssueMeta, Lang, Localized, PaperStock, PictureRef, Section } from '../model/issue.js';
import type { Place } from '../model/message.js';
import type { IssueSource } from '../model/stages.js';
import { pictureFolder } from './pictures.js';
import { quote, type Reporter } from './reporter.js';
import { readSections, readSupplied, type Flatplan } from './flatplan.js';
import { startOf, type ReadContext } from './schema/field.js';
import { issueSchema, languagesField, sectionsField, type WrittenIssue, type WrittenPicture } from './schema/issue-schema.js';
import { overlay } from './schema/overlay.js';
import { pressSettings } from './schema/press-schema.js';
import { LANGUAGE_CODE } from './schema/shown.js';
import { completeTerms } from './terms.js';
import { readYaml } from './yaml/read.js';
import { valueOf, type YamlMap } from './yaml/tree.js';

/** The languages taken for granted where issue.yaml does not tell them, so that its other faults can be found. */
const LIKELY_LANGUAGES: readonly Lang[] = ['vi', 'en'];
const CONTENTS_TITLES: Readonly<Record<Lang, string>> = { vi: 'Trong số này', en: 'Contents' };

export interface MetaOutcome {
  /** Null when something essential is missing or wrong. */
  readonly meta: IssueMeta | null;
  readonly languages: readonly Lang[];
  /** The sections with what each said itself; there even without `meta` where they could be read. */
  readonly flatplan: Flatplan | null;
}

/** Reads the issue's metadata; everything that is wrong is told at the place where it was typed, in issue.yaml or house.yaml. */
export function readMeta(source: IssueSource, report: Reporter): MetaOutcome {
  const issue = readYaml(source.issue, report);
  const house = source.house === null ? null : readYaml(source.house, report);
  if (issue === null) return { meta: null, languages: LIKELY_LANGUAGES, flatplan: null };
  const merged = house === null ? issue : overlay(issueSchema, house, issue);

  const languages = readLanguages(merged, report);
  const own = pictureFolder(source.files, '', report);
  const houses = pictureFolder(source.files, '../', report);
  const cx: ReadContext = {
    languages,
    report,
    picture: (typed, formats) => (typed.place.file === source.house?.file ? houses : own).find(typed.text, typed.place, formats)?.picture ?? null,
  };
  const written = issueSchema.read(merged, cx);
  if (written !== undefined) {
    const plan = readSections(written.sections, languages, report);
    return { meta: complete(written, plan.sections, merged, cx), languages, flatplan: plan };
  }
  const sections = valueOf(merged, 'sections');
  // Its faults are told already; it is read once more so that those of the articles can be.
  const again = sections === null ? undefined : sectionsField.read(sections, { ...cx, report: silent(report) });
  return { meta: null, languages, flatplan: again === undefined ? null : readSections(again, languages, report) };
}

/** A reporter for reading something a second time. */
const silent = (report: Reporter): Reporter => ({ ...report, stop: () => {}, error: () => {}, warn: () => {}, pass: () => {}, messages: [] });

/** The issue's languages, or the likely ones where they are missing or wrong (told when the whole is read). */
function readLanguages(map: YamlMap, report: Reporter): readonly Lang[] {
  const typed = valueOf(map, 'languages');
  // Faults of this list are told when the whole issue is read; here they only lead to the likely languages.
  const items = typed === null ? undefined : languagesField.read(typed, { languages: [], report: silent(report), picture: () => null });
  if (items === undefined || items.length === 0) return LIKELY_LANGUAGES;
  const languages: Lang[] = [];
  for (const { text, place } of items) {
    if (!LANGUAGE_CODE.test(text)) report.stop('wrong-value', place, `${quote(text)} is not a language code.`, 'Write the code in small letters, such as `vi` or `en`.');
    else if (languages.includes(text)) report.stop('wrong-value', place, `The language ${quote(text)} stands twice.`, 'Name each language once.');
    else languages.push(text);
  }
  return languages.length === 0 ? LIKELY_LANGUAGES : languages;
}

function complete(written: WrittenIssue, sections: readonly Section[], map: YamlMap, { languages, report }: ReadContext): IssueMeta {
  const { cover, printing, masthead, contents, dedication } = written;
  const languagesPlace = map.entries.find((entry) => entry.key === 'languages')?.value.place ?? startOf(map.place);
  const photo = (picture: WrittenPicture | null): CaptionedPicture | null => (picture === null ? null : captioned(picture));
  for (const gallery of written.galleries) {
    for (const { caption, image } of gallery.photos) {
      if (caption === null) report.error('missing-caption', image.place, 'The photo of a gallery has no caption.', 'Add `caption: { … }`.');
    }
  }
  if (printing?.binding === 'perfect' && !printing.paper?.text?.caliper) {
    report.error('spine-unknown', printing.at, 'The binding is `perfect`, and the thickness of the text paper is not given: the spine has no width.', 'Ask the printer for the caliper of a leaf in mm and write `paper: { text: { caliper: 0.08 } }`.');
  }
  return {
    languages,
    nameplate: written.nameplate,
    nameplateArt: written['nameplate-art'],
    emblem: written.emblem,
    publisher: written.publisher,
    number: written.number,
    date: written.date,
    label: written.label,
    cover: { image: focused(cover.image, cover.focus), headline: cover.headline, coverlines: cover.coverlines, caption: cover.caption, credit: cover.credit },
    imprint: written.imprint,
    imprintOn: written['imprint-on'],
    printing: {
      copies: printing?.copies ?? null,
      printer: printing?.printer ?? null,
      deposited: printing?.deposited ?? null,
      binding: printing?.binding ?? 'saddle',
      pad: printing?.pad ?? true,
      paper: { cover: paper(printing?.paper?.cover ?? null), text: paper(printing?.paper?.text ?? null) },
      marks: (printing?.marks ?? true) && (written.marks ?? true),
    },
    press: pressSettings(printing, written.inks, written['rich-black'], written['output-intent'] ?? written.outputIntent),
    masthead: {
      issuedBy: masthead?.['issued-by'] ?? null,
      contact: { website: masthead?.contact?.website ?? null, email: masthead?.contact?.email ?? null, phone: masthead?.contact?.phone ?? null },
      groups: (masthead?.groups ?? []).map(({ role, people }) => ({
        role,
        people: people.map(({ name, position }) => ({ name: languages.map((lang) => name.by[lang]).find((typed) => typed !== undefined)!, names: name, position })),
      })),
      photo: photo(masthead?.photo ?? null),
    },
    dedication: dedication === null ? null : { from: dedication.from, text: dedication.text },
    contents: { title: contents?.title ?? contentsTitle(languages, contents?.at ?? map.place), photo: photo(contents?.photo ?? null) },
    galleries: written.galleries.map((gallery) => ({ gallery: gallery.place, photos: gallery.photos.map(captioned) })),
    sections,
    supplied: readSupplied(written.supplied, sections, report),
    housePages: written['house-pages'].map(({ image, focus }) => focused(image, focus)),
    backCover: photo(written['back-cover']),
    rules: written.rules,
    terms: completeTerms(languages, written.terms ?? {}, languagesPlace, report),
  };
}

type WrittenStock = NonNullable<NonNullable<NonNullable<WrittenIssue['printing']>['paper']>['cover']>;

const paper = (written: WrittenStock | null): PaperStock | null =>
  written === null ? null : { gsm: written.gsm, stock: written.stock?.text ?? null, finish: written.finish?.text ?? null, caliper: written.caliper };

const focused = (picture: PictureRef, focus: PictureRef['focus']): PictureRef => ({ ...picture, focus });

const captioned = ({ image, focus, caption, credit }: WrittenPicture): CaptionedPicture => ({ picture: focused(image, focus), caption, credit });

/** The title of the contents where none was typed. */
function contentsTitle(languages: readonly Lang[], at: Place): Localized {
  const place = startOf(at);
  const by = Object.fromEntries(languages.map((lang) => [lang, { text: CONTENTS_TITLES[lang] ?? CONTENTS_TITLES.en!, place }]));
  return { by, place, plain: false };
}
