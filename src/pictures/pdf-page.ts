/**
 * The size of a supplied PDF page as a reader sees it.
 */
import { PDFName, PDFNumber, type PDFPage } from '@cantoo/pdf-lib';

/** The trim of a page (TrimBox, else CropBox, else MediaBox: ISO 32000-1, 14.11.2) in pt, upright: /Rotate and /UserUnit applied. */
export function pdfPageTrim(page: PDFPage): { width: number; height: number } {
  const box = page.getTrimBox();
  const unit = page.node.get(PDFName.of('UserUnit'));
  const scale = unit instanceof PDFNumber ? unit.asNumber() : 1;
  const turned = Math.abs(page.getRotation().angle) % 180 === 90;
  const round = (pt: number): number => Math.round(pt * scale * 1000) / 1000;
  return turned ? { width: round(box.height), height: round(box.width) } : { width: round(box.width), height: round(box.height) };
}
