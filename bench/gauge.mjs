/** `npm run gauge -- file.pdf`: compiles typography.ts and runs it. */
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outfile = join(root, 'dist', 'bench', 'typography.js');
await build({ absWorkingDir: root, entryPoints: ['bench/typography.ts'], outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20.19' });
process.argv[1] = outfile;
await import(pathToFileURL(outfile).href);
