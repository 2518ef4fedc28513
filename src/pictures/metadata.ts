/** What a picture carries beside its pixels, judged before anything relies on it: what is damaged or not meant for a picture is left aside, and said. */
import type { Metadata } from 'sharp';
import type { Finding } from './finding.js';
import { isWholeProfile } from './icc.js';

/** Markup that no camera writes into its notes. */
const FOREIGN_MARKUP = /<!(?:DOCTYPE|ENTITY)|<script|javascript:/i;

/** The embedded profile where it is whole; null where there is none to rely on. */
export const usableProfile = ({ icc }: Metadata): Buffer | null => (icc !== undefined && isWholeProfile(icc) ? icc : null);

/** Tells of a profile, of EXIF and of XMP that are not used because of what they hold. The text names the picture `{file}`. */
export function metadataFindings(metadata: Metadata): Finding[] {
  const findings: Finding[] = [];
  if (metadata.icc !== undefined && usableProfile(metadata) === null) {
    findings.push({ severity: 'warning', rule: 'picture-profile', text: 'The colour profile in {file} is damaged and is not used.', note: 'Export the picture again with its profile; its colours are taken for sRGB (or for the press’s own inks).' });
  }
  const { exif, xmp } = metadata;
  // A TIFF header (Exif 2.32, 4.5.2), behind the name that a JPEG's segment begins with.
  const damaged = exif !== undefined && !/^(?:Exif\0\0)?(?:II\*\0|MM\0\*)/.test(exif.toString('latin1', 0, 10));
  const foreign = xmp !== undefined && FOREIGN_MARKUP.test(xmp.toString('latin1'));
  if (damaged || foreign) {
    const kind = damaged && foreign ? 'EXIF and XMP data' : damaged ? 'EXIF data' : 'XMP data';
    findings.push({ severity: 'info', rule: 'picture-metadata', text: `{file} carries ${kind} that no camera writes; they are not used.`, note: 'Export the picture again, without metadata.' });
  }
  return findings;
}
