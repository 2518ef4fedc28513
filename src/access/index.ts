/** Whether a PDF is accessible: what of PDF/UA-1 (ISO 14289-1) a program can tell. Changes nothing. */
import { sortFindings, type Finding } from '../model/finding.js';
import { readPdf, type ReadPdf } from '../pdf/index.js';
import type { Rule } from './rule.js';
import { ANNOTATION_RULES } from './rules/annotations.js';
import { CONTENT_RULES } from './rules/contents.js';
import { DOCUMENT_RULES } from './rules/document.js';
import { FONT_RULES } from './rules/fonts.js';
import { TAG_RULES } from './rules/tags.js';
import { makeSubject } from './subject.js';

/** All rules, in the order in which they are asked. */
export const ACCESS_RULES: readonly Rule[] = [...DOCUMENT_RULES, ...TAG_RULES, ...CONTENT_RULES, ...ANNOTATION_RULES, ...FONT_RULES];

/** The rule that asks for the claim itself, which a file makes only when nothing else is found. */
export const CLAIM = 'ua-identifier';

/**
 * Looks a PDF over; every finding is an error. Rejects with pdf-lib's error for what is no PDF.
 * @param read what was read of the file already, where somebody did.
 */
export async function checkAccess(pdf: Uint8Array, read?: ReadPdf): Promise<Finding[]> {
  const { pages } = read ?? (await readPdf(pdf));
  const subject = await makeSubject(pdf, pages);
  return sortFindings(ACCESS_RULES.flatMap((rule) => rule.check(subject).map((fault): Finding => ({
    severity: 'error', rule: rule.id, page: fault.page ?? null, rect: null, object: fault.object ?? null, value: null, limit: null, count: fault.count ?? 1,
    text: fault.text, note: rule.remedy, source: null,
  }))));
}
