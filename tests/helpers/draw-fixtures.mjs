/**
 * Draws the pictures of the tiny issues that are built: flat shapes in few colours, at print resolution and small on disk.
 * Run it as `node tests/helpers/draw-fixtures.mjs` after changing it, and commit what it draws.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';

const FIXTURES = new URL('../fixtures/', import.meta.url);
const CMYK = fileURLToPath(new URL('../../profiles/ISOcoated_v2_300_bas.icc', import.meta.url));
const SKY = ['#f4d9b0', '#bcd6dc', '#e6cfc7', '#cfd9b4'];

const put = async (path, bytes) => {
  const file = new URL(path, FIXTURES);
  await mkdir(dirname(fileURLToPath(file)), { recursive: true });
  await writeFile(file, bytes);
};

/** A sun over three ridges and a river, with a frame at the very edge that shows where a crop cut. */
const scene = (width, height, tone = 0) => {
  const x = (part) => Math.round(part * width);
  const y = (part) => Math.round(part * height);
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" shape-rendering="crispEdges">
    <rect width="100%" height="100%" fill="${SKY[tone % SKY.length]}"/>
    <circle cx="${x(0.7)}" cy="${y(0.28)}" r="${Math.round(Math.min(width, height) * 0.11)}" fill="#c4452f"/>
    <path d="M0 ${y(0.62)}L${x(0.2)} ${y(0.36)}L${x(0.36)} ${y(0.55)}L${x(0.55)} ${y(0.3)}L${x(0.8)} ${y(0.58)}L${width} ${y(0.42)}V${height}H0Z" fill="#7d9c8c"/>
    <path d="M0 ${y(0.72)}L${x(0.28)} ${y(0.52)}L${x(0.5)} ${y(0.7)}L${x(0.72)} ${y(0.5)}L${width} ${y(0.7)}V${height}H0Z" fill="#4c7466"/>
    <path d="M0 ${y(0.86)}L${x(0.4)} ${y(0.72)}L${width} ${y(0.82)}V${height}H0Z" fill="#26483f"/>
    <path d="M${x(0.42)} ${y(0.74)}L${x(0.2)} ${height}H${x(0.5)}L${x(0.45)} ${y(0.74)}Z" fill="#e9efe6"/>
    <rect x="6" y="6" width="${width - 12}" height="${height - 12}" fill="none" stroke="#c4452f" stroke-width="12"/></svg>`);
};
const png = (width, height, tone) => sharp(scene(width, height, tone)).png({ palette: true, colours: 16, dither: 0, effort: 10, compressionLevel: 9 }).toBuffer();

const COVER = await png(1740, 2450, 0);
const PHOTO = await png(1740, 1160, 1);
const issue = (name) => `${name}/issues/tiny`;
const covers = ['parallel-unequal', 'facing-run-on', 'stacked-two-span', 'bleed-and-spread', 'tall-table', 'long-word', 'drop-cap-quote', 'tall-boxes', 'unclean-text', 'one-language', 'picture-kinds', 'no-marks', 'planted-faults', 'narrow-cells'];
for (const name of covers) await put(`${issue(name)}/images/cover.png`, COVER);

await put(`${issue('parallel-unequal')}/articles/port/quay.png`, PHOTO);
await put(`${issue('planted-faults')}/articles/port/quay.png`, PHOTO);
await put(`${issue('facing-run-on')}/articles/first/quay.png`, PHOTO);
await put(`${issue('stacked-two-span')}/articles/fair/stalls.png`, PHOTO);
await put(`${issue('unclean-text')}/articles/port/${'bến cảng.png'.normalize('NFD')}`, PHOTO);
await put(`${issue('one-language')}/articles/notes/road.png`, PHOTO);
await put(`${issue('bleed-and-spread')}/articles/hills/dawn.png`, await png(1740, 2450, 2));
await put(`${issue('bleed-and-spread')}/articles/hills/range.png`, await png(3430, 2450, 3));

// Every kind of file, all of one scene: left half red, right half teal, so that a page shows which way up and in which colours it was set.
const RED = [180, 32, 30];
const TEAL = [20, 120, 110];
const flat = ([r, g, b], width, height, channels = 3) => sharp({ create: { width, height, channels, background: { r, g, b, alpha: 0.5 } } });
const halves = async (width, height, left = RED, right = TEAL) =>
  sharp(await flat(right, width, height).composite([{ input: await flat(left, width / 2, height).png().toBuffer(), left: 0, top: 0 }]).png().toBuffer());
const W = 720;
const H = 480;

/** A 16-bit RGB TIFF, deflated, which sharp does not write: one strip, little-endian. */
function deepTiff() {
  const raw = Buffer.alloc(W * H * 6);
  for (let i = 0; i < W * H; i += 1) (i % W < W / 2 ? RED : TEAL).forEach((value, c) => raw.writeUInt16LE(value * 257, i * 6 + c * 2));
  const pixels = deflateSync(raw, { level: 9 });
  const entries = [[256, 3, 1, W], [257, 3, 1, H], [258, 3, 3, 0], [259, 3, 1, 8], [262, 3, 1, 2], [273, 4, 1, 0], [277, 3, 1, 3], [278, 3, 1, H], [279, 4, 1, pixels.length]];
  const bits = 8 + 2 + entries.length * 12 + 4;
  const head = Buffer.alloc(bits + 6);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(entries.length, 8);
  for (const [i, [tag, type, count, value]] of entries.entries()) {
    const at = 10 + i * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(count, at + 4);
    head.writeUInt32LE(tag === 258 ? bits : tag === 273 ? bits + 6 : value, at + 8);
  }
  for (let c = 0; c < 3; c += 1) head.writeUInt16LE(16, bits + c * 2);
  return Buffer.concat([head, pixels]);
}

const kinds = `${issue('picture-kinds')}/articles/kinds`;
const fine = { quality: 90, chromaSubsampling: '4:4:4' };
await put(`${kinds}/cmyk.jpg`, await (await halves(W, H)).withIccProfile(CMYK, { attach: false }).jpeg(fine).toBuffer());
await put(`${kinds}/gray.jpg`, await (await halves(W, H, [70, 70, 70], [190, 190, 190])).toColourspace('b-w').jpeg(fine).toBuffer());
await put(`${kinds}/deep.tif`, deepTiff());
await put(`${kinds}/wide-gamut.jpg`, await (await halves(W, H)).withIccProfile('p3').jpeg(fine).toBuffer());
// A phone held upright stores the picture lying on its side: turned a quarter to the left here, to be turned right by its EXIF 6.
await put(`${kinds}/phone.jpg`, await sharp(await (await halves(W, H)).rotate(-90).toBuffer()).withMetadata({ orientation: 6 }).jpeg(fine).toBuffer());
await put(`${kinds}/web.webp`, await (await halves(W, H)).webp({ lossless: true }).toBuffer());
await put(`${kinds}/glass.png`, await sharp({ create: { width: W, height: H, channels: 4, background: { r: 20, g: 120, b: 110, alpha: 0.5 } } })
  .composite([{ input: await flat(RED, W / 2, H).png().toBuffer(), left: 0, top: 0 }]).png({ compressionLevel: 9 }).toBuffer());
await put(`${kinds}/chart.svg`, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 48"><rect width="36" height="48" fill="rgb(${RED})"/><rect x="36" width="36" height="48" fill="rgb(${TEAL})"/>
  <text x="36" y="45" font-family="Be Vietnam Pro" font-size="5" fill="#fff" text-anchor="middle">Ải Chi Lăng</text></svg>\n`);
