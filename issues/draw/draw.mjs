// draw.mjs — the list of pictures of the sample issue. Run: node issues/draw/draw.mjs [name-part …] [--preview[=folder]]
// --preview writes half-size copies to the folder (out/preview if none is named) instead of the issue folders.
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFile, mkdir } from 'node:fs/promises';
import sharp from 'sharp';
import { Picture } from './grain.mjs';
import { rng } from './rand.mjs';
import { LIST } from './list.mjs';

const here = dirname(fileURLToPath(import.meta.url)), issues = join(here, '..');
const args = process.argv.slice(2), flag = args.find((a) => a === '--preview' || a.startsWith('--preview=')),
  preview = flag && (flag.includes('=') ? resolve(flag.slice(10)) : join(issues, '../out/preview')), names = args.filter((a) => !a.startsWith('--'));
sharp.cache(false);
if (preview) await mkdir(preview, { recursive: true });
let total = 0;
for (const item of LIST) {
  if (names.length && !names.some((n) => item.file.includes(n))) continue;
  const file = join(issues, item.file), t0 = process.hrtime.bigint();
  let info = '';
  if (item.draw) {
    const p = new Picture(item.w, item.h, preview ? 0.5 : 1);
    item.draw(p, rng(item.seed ?? item.file), item.w, item.h);
    const out = preview ? join(preview, item.file.replace(/.*\//, '')) : file;
    const r = await p.save(out, { bpp: preview ? 3 : item.bpp ?? 0.93 });
    info = `${item.w}x${item.h} q${r.q} ${(r.bytes / 1024).toFixed(0)} KB`; total += r.bytes;
  } else if (!preview) {
    const text = await item.make(issues);
    if (text) { await mkdir(dirname(file), { recursive: true }); await writeFile(file, text); info = `${(text.length / 1024).toFixed(1)} KB`; total += text.length; } else info = 'skipped';
  }
  console.log(item.file, info, Number((process.hrtime.bigint() - t0) / 1000000n) + ' ms');
}
console.log('total', (total / 1048576).toFixed(2), 'MB');
