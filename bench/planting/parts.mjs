/** Dropped and swapped paragraphs, deleted and swapped captions. */
import { textOf } from './texts.mjs';

const other = (lang) => (lang === 'vi' ? 'en' : 'vi');
const at = (pieces) => pieces.map(({ file, line }) => ({ file, line }));
/** Takes lines out of a file; what is left keeps its old numbers. */
const cut = (files, file, lines) => {
  const all = files.get(file);
  for (const line of lines) {
    line.gone = true;
    all.splice(all.indexOf(line), 1);
  }
};
const put = (piece, text) => {
  piece.line.text = piece.line.text.slice(0, piece.start) + text + piece.line.text.slice(piece.end);
};

/** Paragraphs of articles in two languages whose partner is known. */
const paragraphs = (pairs) => pairs.filter((pair) => pair.kind === 'prose' && pair.vi.length && pair.en.length);

export function* droppedParagraphs(pairs, luck, files) {
  const whole = paragraphs(pairs);
  const touched = new Set();
  for (const pair of luck.shuffled(whole)) {
    const lang = luck.one(['vi', 'en']);
    const piece = luck.one(pair[lang]);
    const place = whole.indexOf(pair);
    // Two lost paragraphs in a row are one fault to the eye, and the rest of the article must still be there to be compared.
    if ([place - 1, place, place + 1].some((near) => touched.has(whole[near]))) continue;
    touched.add(pair);
    const all = files.get(piece.file);
    const index = all.indexOf(piece.line);
    const blank = [all[index + 1], all[index - 1]].find((line) => line?.text === '');
    yield {
      form: all.slice(index + 1).some((line) => line.text) ? 'from the middle' : 'the last one', what: textOf(piece).slice(0, 40), places: at([piece]), partners: at(pair[other(lang)]),
      apply: () => cut(files, piece.file, blank ? [piece.line, blank] : [piece.line]),
    };
  }
}

export function* swappedParagraphs(pairs, luck) {
  const whole = paragraphs(pairs);
  for (const first of luck.shuffled(whole)) {
    const form = luck.next() < 0.65 ? 'neighbours' : 'two apart';
    const second = whole[whole.indexOf(first) + (form === 'neighbours' ? 1 : 2)];
    const lang = luck.one(['vi', 'en']);
    if (second?.slug !== first.slug) continue;
    const [a, b] = [first[lang].at(-1), second[lang][0]];
    yield {
      form, what: `${textOf(a).slice(0, 30)} ↔ ${textOf(b).slice(0, 30)}`, places: at([a, b]), partners: at([...first[other(lang)], ...second[other(lang)]]),
      apply: () => {
        const [one, two] = [textOf(a), textOf(b)];
        put(a, two);
        put(b, one);
      },
    };
  }
}

const captions = (pairs) => pairs.filter((pair) => pair.kind === 'caption' && pair.vi.length && pair.en.length);
const isEntry = (piece) => piece.file.endsWith('.md') && /^\s/.test(piece.line.text);

export function* deletedCaptions(pairs, luck, files) {
  for (const pair of luck.shuffled(captions(pairs))) {
    const lang = luck.one(['vi', 'en']);
    const [piece] = pair[lang];
    const picture = pair.picture ? [{ file: pair.pictureFile ?? piece.file, line: pair.picture }] : [];
    const fault = { what: textOf(piece).slice(0, 40), places: at([piece]), partners: [...at(pair[other(lang)]), ...picture] };
    if (isEntry(piece) || piece.file === 'issue.yaml') {
      const form = luck.one(['the line is gone', 'nothing after the colon', 'empty quotes']);
      const colon = piece.line.text.indexOf(': ');
      if (form === 'the line is gone') {
        const all = files.get(piece.file);
        const index = all.indexOf(piece.line);
        const alone = isEntry(piece) && all[index - 1].text === 'captions:' && !/^\s/.test(all[index + 1].text);
        yield { ...fault, form, apply: () => cut(files, piece.file, alone ? [all[index - 1], piece.line] : [piece.line]) };
      } else
        yield { ...fault, form, apply: () => { piece.line.text = piece.line.text.slice(0, colon + 1) + (form === 'empty quotes' ? ' ""' : ''); } };
    } else yield { ...fault, form: 'empty brackets', apply: () => put(piece, '') };
  }
}

const quoted = (text) => `"${text.replace(/"/g, '\\"')}"`;
/** Another caption in a caption's place, in the spelling that its place wants. */
const set = (piece, text) => {
  if (!isEntry(piece) && piece.file !== 'issue.yaml') put(piece, text);
  else piece.line.text = `${piece.line.text.slice(0, piece.line.text.indexOf(': ') + 2)}${quoted(text)}`;
};
const plain = (piece) => textOf(piece).replace(/\\"/g, '"');

export function* swappedCaptions(pairs, luck) {
  const whole = captions(pairs);
  for (const first of luck.shuffled(whole)) {
    const languages = luck.next() < 0.2;
    const lang = luck.one(['vi', 'en']);
    const mates = whole.filter((pair) => pair !== first && pair.slug === first.slug && isEntry(pair[lang][0]) === isEntry(first[lang][0]));
    if (!languages && mates.length === 0) continue;
    const second = languages ? first : luck.one(mates);
    const [a, b] = languages ? [first.vi[0], first.en[0]] : [first[lang][0], second[lang][0]];
    if (/[[\]]/.test(textOf(a) + textOf(b))) continue;
    yield {
      form: languages ? 'the languages exchanged' : 'of two pictures', what: `${textOf(a).slice(0, 30)} ↔ ${textOf(b).slice(0, 30)}`, places: at([a, b]),
      partners: languages ? [] : at([...first[other(lang)], ...second[other(lang)]]),
      apply: () => {
        const [one, two] = [plain(a), plain(b)];
        set(a, two);
        set(b, one);
      },
    };
  }
}
