// advert.mjs — one supplied advert as PDF: MediaBox 196 x 276 mm, TrimBox inset 3 mm, one drawn JPEG, vector art,
// and a few words in an embedded TrueType font (built by hand as a Type0 font, so nothing else is needed).
import { PDFDocument, PDFName, PDFString, PDFHexString, PDFRawStream, rgb } from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';
import { join } from 'node:path';
import { font } from './ttf.mjs';
import { starPath } from './house.mjs';
import { Picture } from './grain.mjs';
import { rng } from './rand.mjs';
import * as pal from './palette.mjs';
import { generic } from './scenes-generic.mjs';
import sharp from 'sharp';

const mm = 72 / 25.4, col = (h) => rgb(...pal.rgb(h).map((v) => v / 255));

function embed(doc, f, name, used) {
  const ctx = doc.context, s = 1000 / f.upm;
  const file = ctx.register(PDFRawStream.of(ctx.obj({ Filter: 'FlateDecode', Length1: f.bytes.length }), deflateSync(f.bytes, { level: 9 })));
  const desc = ctx.register(ctx.obj({ Type: 'FontDescriptor', FontName: name, Flags: 4, FontBBox: f.bbox.map((v) => Math.round(v * s)), ItalicAngle: 0, Ascent: Math.round(f.ascent * s), Descent: Math.round(f.descent * s), CapHeight: 700, StemV: 90, FontFile2: file }));
  const W = []; for (const g of [...new Set(used.map((c) => f.gid(c.codePointAt(0))))].sort((a, b) => a - b)) W.push(g, [Math.round(f.adv(g) * s)]);
  const cid = ctx.register(ctx.obj({ Type: 'Font', Subtype: 'CIDFontType2', BaseFont: name, CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 }, FontDescriptor: desc, W, DW: 500, CIDToGIDMap: 'Identity' }));
  const h4 = (v) => v.toString(16).padStart(4, '0'), pairs = [...new Set(used)].map((c) => `<${h4(f.gid(c.codePointAt(0)))}> <${h4(c.codePointAt(0))}>`);
  const cm = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange ${pairs.length} beginbfchar\n${pairs.join('\n')}\nendbfchar endcmap end end`;
  const tu = ctx.register(ctx.stream(cm));
  return ctx.register(ctx.obj({ Type: 'Font', Subtype: 'Type0', BaseFont: name, Encoding: 'Identity-H', DescendantFonts: [cid], ToUnicode: tu }));
}

export async function advert(modules, drawPicture) {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const W = 196 * mm, H = 276 * mm, page = doc.addPage([W, H]);
  page.setTrimBox(3 * mm, 3 * mm, 190 * mm, 270 * mm); page.setBleedBox(0, 0, W, H);
  doc.setTitle('Star anise tea'); doc.setProducer('issues/draw'); doc.setCreator('issues/draw');
  doc.setCreationDate(new Date(0)); doc.setModificationDate(new Date(0));
  page.drawRectangle({ x: 0, y: 0, width: W, height: H, color: col(pal.PAPER) });
  // picture: upper part, bleeding on three sides
  const iw = 1900, ih = 1560, p = new Picture(iw, ih, 1); (drawPicture ?? generic('gold'))(p, rng('advert'), iw, ih);
  const raw = await p.render();
  const jpg = await sharp(raw, { raw: { width: iw, height: ih, channels: 3 } }).jpeg({ quality: 80, mozjpeg: true }).toBuffer();
  const img = await doc.embedJpg(jpg), ph = (W * ih) / iw;
  page.drawImage(img, { x: 0, y: H - ph, width: W, height: ph });
  const svg = (d, c, o = {}) => page.drawSvgPath(d, { x: 0, y: H, scale: mm, color: col(c), ...o });
  // curved edge of paper over the picture, a thin frame line, stars
  const e = (ph / mm);
  svg(`M-2 ${e - 13}H0C40 ${e - 3} 70 ${e - 22} 98 ${e - 22}S156 ${e - 3} 196 ${e - 13}H198V${e + 4}H-2Z`, pal.PAPER);
  svg(`M0 ${e - 13}C40 ${e - 3} 70 ${e - 22} 98 ${e - 22}S156 ${e - 3} 196 ${e - 13}L196 ${e - 11.6}C156 ${e - 1.6} 126 ${e - 20.6} 98 ${e - 20.6}S40 ${e - 1.6} 0 ${e - 11.6}Z`, pal.PERSIMMON);
  const star = (x, y, r, c, rot) => { svg(starPath(x, y, r, rot, 0.24), c); };
  star(98, e - 10, 8, pal.ANISE, Math.PI / 8); page.drawCircle({ x: 98 * mm, y: H - (e - 10) * mm, size: 1.2 * mm, color: col(pal.PERSIMMON) });
  // a cup on its saucer, steam, two stars — all vector
  const cx = 98, cy = e + 84, oval = (x, y, rx, ry) => `M${x - rx} ${y}A${rx} ${ry} 0 1 1 ${x + rx} ${y}A${rx} ${ry} 0 1 1 ${x - rx} ${y}Z`;
  svg(oval(cx, cy, 27, 4.6), pal.mix(pal.KARST, pal.PAPER, 0.25)); svg(oval(cx, cy - 0.8, 24, 3.6), pal.mix(pal.KARST, pal.PAPER, 0.55)); svg(oval(cx, cy - 0.9, 12, 1.9), pal.mix(pal.KARST, pal.PAPER, 0.2));
  svg(`M${cx + 15} ${cy - 15}C${cx + 26} ${cy - 18} ${cx + 26} ${cy - 5} ${cx + 12} ${cy - 5.6}L${cx + 12.6} ${cy - 8}C${cx + 21} ${cy - 7.6} ${cx + 21.4} ${cy - 14} ${cx + 15} ${cy - 12.4}Z`, pal.PERSIMMON);
  svg(`M${cx - 17} ${cy - 19}C${cx - 16} ${cy - 7} ${cx - 11} ${cy - 1.4} ${cx - 6} ${cy - 1}H${cx + 6}C${cx + 11} ${cy - 1.4} ${cx + 16} ${cy - 7} ${cx + 17} ${cy - 19}Z`, pal.PERSIMMON); svg(`M${cx + 2} ${cy - 16}C${cx + 8} ${cy - 8} ${cx + 6} ${cy - 3} ${cx + 4} ${cy - 1}H${cx + 6}C${cx + 11} ${cy - 1.4} ${cx + 16} ${cy - 7} ${cx + 17} ${cy - 19}Z`, pal.mix(pal.PERSIMMON, pal.ANISE, 0.4));
  svg(oval(cx, cy - 19, 17, 3.7), pal.mix(pal.PERSIMMON, pal.PAPER, 0.45)); svg(oval(cx, cy - 18.7, 15.2, 2.9), pal.ANISE); svg(oval(cx - 4, cy - 18.9, 7, 1.2), pal.mix(pal.ANISE, pal.PERSIMMON, 0.5));
  for (const [dx, h, sg] of [[-6, 13, 1], [1, 17, -1], [7, 11, 1]]) { const x = cx + dx, y = cy - 21; svg(`M${x} ${y}C${x + 3 * sg} ${y - h * 0.3} ${x - 3.4 * sg} ${y - h * 0.6} ${x + 0.6 * sg} ${y - h}C${x - 2 * sg} ${y - h * 0.6} ${x + 4.4 * sg} ${y - h * 0.3} ${x + 0.9} ${y}Z`, pal.mix(pal.ANISE, pal.PAPER, 0.6)); }
  star(62, cy - 6, 6.5, pal.ANISE, 0.2); star(134, cy - 3, 5, pal.mix(pal.ANISE, pal.PERSIMMON, 0.3), 0.5); star(142, cy - 9, 3.4, pal.ANISE, 0.1);
  const disp = font(join(modules, '@expo-google-fonts/playfair-display/700Bold/PlayfairDisplay_700Bold.ttf')), text = font(join(modules, '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf'));
  const lines = [
    [disp, 'F1', 'Trà Hồi Mẫu Sơn', 15.5, e + 15, pal.ANISE], [disp, 'F1', 'Star Anise Tea', 8.4, e + 26, pal.KARST],
    [text, 'F2', 'Một bông hồi, một ấm trà, một buổi sớm trên núi.', 4.3, e + 36, pal.INK], [text, 'F2', 'One star, one pot, one morning in the hills.', 4.3, e + 43, pal.mix(pal.INK, pal.PAPER, 0.3)],
    [text, 'F2', 'Hợp tác xã Hồi Mẫu Sơn · mẫu quảng cáo / sample advert', 2.9, 264, pal.mix(pal.INK, pal.PAPER, 0.25)],
  ];
  const fonts = {}; for (const [f, key] of lines) fonts[key] ??= { f, used: [] }; for (const [, key, str] of lines) fonts[key].used.push(...str.normalize('NFC'));
  const res = {}; for (const [key, v] of Object.entries(fonts)) res[key] = embed(doc, v.f, key === 'F1' ? 'PlayfairDisplay-Bold' : 'BeVietnamPro-Regular', v.used);
  page.node.normalize(); const R = page.node.Resources(); R.set(PDFName.of('Font'), doc.context.obj(res));
  let ops = '';
  for (const [f, key, str, size, y, c] of lines) {
    const list = [...str.normalize('NFC')], w = list.reduce((s, ch) => s + f.adv(f.gid(ch.codePointAt(0))), 0) * (size / f.upm);
    ops += `q BT /${key} ${(size * mm).toFixed(2)} Tf ${pal.rgb(c).map((v) => (v / 255).toFixed(3)).join(' ')} rg ${(((196 - w) / 2) * mm).toFixed(2)} ${(H - y * mm).toFixed(2)} Td <${list.map((ch) => f.gid(ch.codePointAt(0)).toString(16).padStart(4, '0')).join('')}> Tj ET Q\n`;
  }
  const cs = doc.context.register(doc.context.stream(ops)); page.node.addContentStream(cs);
  return Buffer.from(await doc.save());
}
