/** The fixed words of the page with their placeholders filled, credits and bylines as they are printed. */
import type { ArticleText, Credit, Inline, IssueMeta, Lang, Localized, Terms } from '../model/issue.js';
import type { PlainView, Voice } from '../model/view.js';
import { placeKey } from '../model/layout.js';

/** Fills `{name}` placeholders. */
export const fillTerm = (term: string, values: Readonly<Record<string, string>>): string => term.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

/** Vietnamese letters without their marks, for credits in English (Đ becomes D). Other languages' letters stay (ü, é as in names of their own). */
export function withoutVietnameseMarks(name: string): string {
  return name.replace(/[đĐ]/g, (d) => (d === 'đ' ? 'd' : 'D')).replace(/[ăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/giu, (letter) => letter.normalize('NFD').replace(/[\u0300-\u036f]/g, ''));
}

/** A credit as printed in a language: `Ảnh: KIM LY`, `Photo: KIM LY`, `Collected photo`. */
export function creditText(credit: Credit, lang: Lang, terms: Terms): string {
  const given = credit.override[lang];
  if (given === undefined && credit.kind === 'collected') return terms.collected;
  if (given === 'collected') return terms.collected;
  const name = given ?? (lang === 'en' ? withoutVietnameseMarks(credit.name) : credit.name);
  return fillTerm(terms.photo, { name: name.toLocaleUpperCase(lang) });
}

/** A caption with its credit after it. */
export function captionInlines(caption: readonly Inline[], credit: Credit | null, lang: Lang, terms: Terms): Inline[] {
  if (!credit) return [...caption];
  return [...caption, { kind: 'text', text: ' ' }, { kind: 'small', children: [{ kind: 'text', text: creditText(credit, lang, terms) }] }];
}

/** Author, role and source as they are printed at an article's end or under its title; null where nothing is known. */
export function bylineInlines(text: ArticleText, terms: Terms, parts: { readonly names: boolean; readonly source: boolean }): Inline[] | null {
  const names = parts.names ? text.bylines.map((b) => b.text).join(' – ') : '';
  const shown = names && text.bylineRole === 'compiled' ? fillTerm(terms.compiled, { name: names }) : names;
  const source = parts.source && text.source ? `(${text.source.text})` : '';
  const line = [shown, source].filter(Boolean).join(' ');
  return line ? [{ kind: 'text', text: line }] : null;
}

/** The voice of a language: the primary one speaks first. */
export const voiceOf = (meta: IssueMeta, lang: Lang): Voice => (meta.languages[0] === lang ? 1 : 2);

/** A bilingual text as templates show it: one entry a language, one alone where both are the same. */
export function plainViews(value: Localized | null, meta: IssueMeta): PlainView[] {
  if (!value) return [];
  const views = meta.languages.flatMap((lang): PlainView[] => {
    const text = value.by[lang];
    return text ? [{ key: placeKey(text.place), lang, voice: voiceOf(meta, lang), text: text.text }] : [];
  });
  return value.plain ? views.slice(0, 1) : views;
}
