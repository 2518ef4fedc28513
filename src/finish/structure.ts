/** The structure tree: it stays as the browser wrote it, but for names that PDF 1.7 does not know. */
import type { PdfFile } from '../pdf/index.js';
import { name } from '../pdf/index.js';

/** Structure types of PDF 2.0 that Chromium writes, and the standard types of ISO 32000-1, 14.8.4 that they stand for. */
export const ROLES = { Strong: 'Span', Em: 'Span', Aside: 'Div' } as const;

/** Gives the tree a role map, so that every reader knows every type. Does nothing where there is no tree. */
export function mapRoles(file: PdfFile): void {
  const root = file.catalog.get(name('StructTreeRoot'));
  if (root === undefined) return;
  file.dict(root).set(name('RoleMap'), file.context.obj(Object.fromEntries(Object.entries(ROLES).map(([type, standard]) => [type, name(standard)]))));
}
