/** `npm run memory`: compiles memory/table.ts and runs it. */
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outfile = join(root, 'dist', 'bench', 'memory.js');
await build({ absWorkingDir: root, entryPoints: ['bench/memory/table.ts'], outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20.19' });
await import(pathToFileURL(outfile).href);
