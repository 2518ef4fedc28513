/** A small accessible PDF as text, so that a fault can be planted by changing a word of it. */

const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Tạp chí</rdf:li></rdf:Alt></dc:title><pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>';
const TO_UNICODE = 'begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <61> <0061> endbfchar endcmap';
const word = (tag: string, mcid: number): string => `/${tag} <</MCID ${mcid}>> BDC BT /F 10 Tf (a) Tj ET EMC`;
const CONTENT = [
  word('H1', 0), word('H2', 1), '/Figure <</MCID 2>> BDC 0 0 9 9 re f EMC', word('Lbl', 3), word('LBody', 4), word('TH', 5), word('TD', 6), word('Link', 7),
  '/Artifact BMC 0 0 1 1 re f EMC', '/X Do',
].join('\n');
const FORM = '/P <</MCID 0>> BDC BT /F 10 Tf (a) Tj ET EMC';

const stream = (data: string, dict = ''): string => `<<${dict} /Length ${Buffer.byteLength(data)}>>\nstream\n${data}\nendstream`;
const element = (type: string, parent: number, kids: string, more = ''): string => `<</Type /StructElem /S /${type} /P ${parent} 0 R /Pg 3 0 R /K ${kids} ${more}>>`;

/** Objects by number. */
const OBJECTS: Readonly<Record<number, string>> = {
  1: '<</Type /Catalog /Pages 2 0 R /MarkInfo <</Marked true>> /StructTreeRoot 10 0 R /Lang (vi) /ViewerPreferences <</DisplayDocTitle true>> /Metadata 9 0 R>>',
  2: '<</Type /Pages /Kids [3 0 R] /Count 1>>',
  3: '<</Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources <</Font <</F 5 0 R>> /XObject <</X 7 0 R>>>> /StructParents 0 /Tabs /S /Annots [8 0 R]>>',
  4: stream(CONTENT),
  5: '<</Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.1 0 0 .1 0 0] /FirstChar 97 /LastChar 97 /Widths [9] /Encoding <</Differences [97 /g1]>> /CharProcs <</g1 6 0 R>> /ToUnicode 22 0 R /Resources <<>>>>',
  6: stream('9 0 0 0 9 9 d1 0 0 9 9 re f'),
  7: stream(FORM, '/Type /XObject /Subtype /Form /BBox [0 0 100 100] /StructParents 1 /Resources <</Font <</F 5 0 R>>>>'),
  8: '<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /F 4 /StructParent 2 /Contents (example.org) /A <</S /URI /URI (https://example.org/)>>>>',
  9: stream(XMP, '/Type /Metadata /Subtype /XML'),
  10: '<</Type /StructTreeRoot /K 11 0 R /ParentTree <</Nums [0 [12 0 R 13 0 R 14 0 R 17 0 R 18 0 R 20 0 R 21 0 R 23 0 R] 1 [24 0 R] 2 23 0 R]>> /RoleMap <</Strong /Span>>>>',
  11: element('Document', 10, '[12 0 R 13 0 R 14 0 R 15 0 R 19 0 R 23 0 R 24 0 R]'),
  12: element('H1', 11, '0'),
  13: element('H2', 11, '1'),
  14: element('Figure', 11, '2', '/Alt (B\\351)'),
  15: element('L', 11, '16 0 R'),
  16: element('LI', 15, '[17 0 R 18 0 R]'),
  17: element('Lbl', 16, '3'),
  18: element('LBody', 16, '4'),
  19: element('Table', 11, '25 0 R'),
  20: element('TH', 25, '5', '/A <</O /Table /Scope /Column>>'),
  21: element('TD', 25, '6'),
  22: stream(TO_UNICODE),
  23: element('Link', 11, '[7 <</Type /OBJR /Obj 8 0 R>>]', '/Lang (en)'),
  24: element('P', 11, '<</Type /MCR /Pg 3 0 R /Stm 7 0 R /MCID 0>>'),
  25: element('TR', 19, '[20 0 R 21 0 R]'),
};

/** A change to one object: its number, what stands there, and what shall. */
export type Plant = readonly [object: number, from: string, to: string];

/** The file with changes made to it; throws for a change that does not fit. */
export function accessiblePdf(...plants: readonly Plant[]): Uint8Array {
  const objects = { ...OBJECTS };
  for (const [number, from, to] of plants) {
    if (!objects[number]?.includes(from)) throw new Error(`Object ${number} has no “${from}”.`);
    const changed = objects[number].replace(from, to);
    const data = /stream\n([\s\S]*)\nendstream$/.exec(changed)?.[1];
    objects[number] = data === undefined ? changed : changed.replace(/\/Length \d+/, `/Length ${Buffer.byteLength(data)}`);
  }
  let text = '%PDF-1.6\n';
  const offsets: number[] = [];
  for (const [number, body] of Object.entries(objects)) {
    offsets[Number(number)] = Buffer.byteLength(text);
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const table = Array.from({ length: offsets.length - 1 }, (_, i) => `${String(offsets[i + 1]).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(`${text}xref\n0 ${offsets.length}\n0000000000 65535 f \n${table}trailer\n<</Size ${offsets.length} /Root 1 0 R>>\nstartxref\n${Buffer.byteLength(text)}\n%%EOF\n`);
}
