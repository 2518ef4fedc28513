/** What the whole file says of itself. */
import { PDFBool, PDFDict, PDFString, PDFHexString } from '@cantoo/pdf-lib';
import type { Fault, Rule } from '../rule.js';
import type { Subject } from '../subject.js';
import { name } from '../../pdf/index.js';

const ask = (wrong: boolean, text: string): readonly Fault[] => (wrong ? [{ text }] : []);

const flag = ({ file, catalog }: Subject, dict: string, key: string): boolean => {
  const found = file.get(catalog.get(name(dict)));
  return found instanceof PDFDict && file.get(found.get(name(key))) === PDFBool.True;
};

/** A language as BCP 47 (RFC 5646, 2.1) writes it: `vi`, `en-GB`, `zh-Hant-TW`. */
export const isLanguage = (code: string): boolean => /^(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*$/i.test(code);

/** The language of the document; null where it names none. */
export function documentLanguage({ file, catalog }: Subject): string | null {
  const value = file.get(catalog.get(name('Lang')));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;
}

export const DOCUMENT_RULES: readonly Rule[] = [
  {
    id: 'ua-marked', clause: '7.1', conditions: ['01-005'], remedy: 'Export as tagged PDF.',
    check: (subject) => ask(!flag(subject, 'MarkInfo', 'Marked'), 'The file does not say that it is tagged.'),
  },
  {
    id: 'ua-structure', clause: '7.1', conditions: ['01-005'], remedy: 'Export as tagged PDF.',
    check: ({ tree }) => ask(tree === null || tree.kids.length === 0, 'There is no structure tree.'),
  },
  {
    id: 'ua-suspects', clause: '7.1', conditions: ['01-007'], remedy: 'Look through the tags and take the mark away.',
    check: (subject) => ask(flag(subject, 'MarkInfo', 'Suspects'), 'The file calls its own tags doubtful.'),
  },
  {
    id: 'ua-metadata', clause: '7.1', conditions: ['06-001'], remedy: 'Export with XMP metadata.',
    check: ({ xmp }) => ask(xmp === null, 'There is no XMP metadata.'),
  },
  {
    id: 'ua-title', clause: '7.1', conditions: ['06-003'], remedy: 'Give the document a title.',
    check: ({ xmp }) => ask(xmp !== null && !/<dc:title>[\s\S]*?<rdf:li[^>]*>\s*[^<\s][\s\S]*?<\/dc:title>/.test(xmp), 'The metadata names no title.'),
  },
  {
    id: 'ua-title-shown', clause: '7.1', conditions: ['07-001', '07-002'], remedy: 'Set the viewer preference DisplayDocTitle.',
    check: (subject) => ask(!flag(subject, 'ViewerPreferences', 'DisplayDocTitle'), 'The window shows the file’s name instead of the title.'),
  },
  {
    id: 'ua-language', clause: '7.2', conditions: ['11-003', '11-006'], remedy: 'Name the language of the document, as `vi` or `en-GB`.',
    check: (subject) => {
      const code = documentLanguage(subject);
      return code === null ? [{ text: 'The document names no language.' }] : ask(!isLanguage(code), `“${code}” is no language.`);
    },
  },
  {
    id: 'ua-identifier', clause: '5', conditions: ['06-002'], remedy: 'Mark it as PDF/UA-1 once nothing else is found.',
    check: ({ xmp }) => ask(xmp !== null && !/pdfuaid:part(?:="1"|[^>]*>\s*1\s*<)/.test(xmp), 'The file does not say that it keeps to PDF/UA-1.'),
  },
];
