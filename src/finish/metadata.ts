/**
 * What the document says of itself: Info and XMP that agree, language, viewer preferences. All dates and ids come from the facts,
 * none from the clock.
 */
import { PDFDict, PDFHexString, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { packageVersion } from '../diagnostics/version.js';
import type { PdfFacts } from '../model/layout.js';
import type { PdfFile } from '../pdf/index.js';
import { name } from '../pdf/index.js';

/** 32 hex digits for the trailer's /ID (ISO 32000-1, 14.4) out of the hash of all input, whose first 8 the file is known by. Throws for fewer. */
export function fileId(facts: Pick<PdfFacts, 'inputHash'>): string {
  const id = facts.inputHash.slice(0, 32).toUpperCase();
  if (!/^[0-9A-F]{32}$/.test(id)) throw new Error(`inputHash has to be 32 hex digits or more, not "${facts.inputHash}".`);
  return id;
}

/**
 * Replaces Info and the metadata stream (ISO 32000-1, 14.3), sets /Lang, shows the title in the viewer's window, drops the actions a document
 * may open with. /MarkInfo, the structure tree and the named destinations of links stay. `browser` is named as the creating application.
 */
export function writeMetadata(file: PdfFile, facts: PdfFacts, browser: string): void {
  if (Number.isNaN(facts.date.getTime())) throw new Error('PdfFacts.date is no date.');
  const iso = `${facts.date.toISOString().slice(0, 19)}Z`;
  const producer = `magazine ${packageVersion()}`;
  const creator = `magazine with ${browser}`;

  const info = file.context.obj({});
  const text = (key: string, value: string): void => { if (value !== '') info.set(name(key), PDFHexString.fromText(value.normalize('NFC'))); };
  text('Title', facts.title);
  text('Author', facts.author);
  text('Subject', facts.subject);
  text('Creator', creator);
  text('Producer', producer);
  const date = PDFString.of(`D:${iso.replace(/\D/g, '')}Z`);
  info.set(name('CreationDate'), date);
  info.set(name('ModDate'), date);
  const old = file.context.trailerInfo.Info;
  if (old instanceof PDFRef) file.context.assign(old, info);
  else file.context.trailerInfo.Info = file.context.register(info);

  const metadata = file.catalog.get(name('Metadata'));
  if (metadata instanceof PDFRef) file.remove(metadata);
  // Left uncompressed, so that programs that do not read PDF find it (XMP part 3, 1.1.2).
  const packet = file.context.stream(Buffer.from(xmp(facts, iso, creator, producer), 'utf8'), { Type: 'Metadata', Subtype: 'XML' });
  file.catalog.set(name('Metadata'), file.context.register(packet));
  file.catalog.set(name('Lang'), PDFString.of(facts.lang));
  const preferences = file.get(file.catalog.get(name('ViewerPreferences')));
  const kept = preferences instanceof PDFDict ? preferences : file.context.obj({});
  kept.set(name('DisplayDocTitle'), file.context.obj(true));
  file.catalog.set(name('ViewerPreferences'), kept);
  for (const action of ['OpenAction', 'AA']) file.catalog.delete(name(action));
}

const escapeXml = (text: string): string => text.normalize('NFC')
  // Characters that XML 1.0 (2.2) cannot hold at all are left out.
  .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
  .replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);

function xmp(facts: PdfFacts, iso: string, creator: string, producer: string): string {
  const alternative = (tag: string, value: string): string =>
    value === '' ? '' : `   <${tag}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(value)}</rdf:li></rdf:Alt></${tag}>\n`;
  const hex = fileId(facts).toLowerCase();
  const uuid = `uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
   <dc:format>application/pdf</dc:format>
${alternative('dc:title', facts.title)}${facts.author === '' ? '' : `   <dc:creator><rdf:Seq><rdf:li>${escapeXml(facts.author)}</rdf:li></rdf:Seq></dc:creator>\n`}${alternative('dc:description', facts.subject)}   <dc:language><rdf:Bag><rdf:li>${escapeXml(facts.lang)}</rdf:li></rdf:Bag></dc:language>
   <xmp:CreateDate>${iso}</xmp:CreateDate>
   <xmp:ModifyDate>${iso}</xmp:ModifyDate>
   <xmp:MetadataDate>${iso}</xmp:MetadataDate>
   <xmp:CreatorTool>${escapeXml(creator)}</xmp:CreatorTool>
   <pdf:Producer>${escapeXml(producer)}</pdf:Producer>
   <xmpMM:DocumentID>${uuid}</xmpMM:DocumentID>
   <xmpMM:InstanceID>${uuid}</xmpMM:InstanceID>
   <xmpMM:VersionID>${hex.slice(0, 8)}</xmpMM:VersionID>
   <xmpMM:RenditionClass>default</xmpMM:RenditionClass>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}
