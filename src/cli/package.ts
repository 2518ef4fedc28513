/** Where the package's own folders lie. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own folder: two above this file, in `src/` and in `dist/`. */
export const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));
/** Where templates and the entry stylesheet lie. */
export const TEMPLATES = join(PACKAGE, 'templates');
export const STYLESHEET = join(PACKAGE, 'styles', 'print.css');
