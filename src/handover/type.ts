/** Type set by ourselves, outside the browser: static TrueType fonts embedded as subsets, with the way back to Unicode. */
import * as fontkit from '@cantoo/fontkit';
import { CustomFontSubsetEmbedder, PDFName, type PDFContext, type PDFDict } from '@cantoo/pdf-lib';

/** Font files that slug, spine, ticket and contact sheet are set in. */
export interface FontFiles {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  readonly display: Uint8Array;
}

/** A font in a PDF being made. Whatever is shown in it goes into its subset, so that it is embedded last. */
export interface Typeface {
  /** Width of a text in pt, unkerned. */
  width(text: string, size: number): number;
  /** The operators that show a text: `<0012…> Tj`. */
  show(text: string): string;
  /** Embeds the subset and enters it among the fonts of a resource dictionary; does nothing where no text was shown. */
  embed(fonts: PDFDict, name: string): Promise<void>;
}

type Engine = Parameters<typeof CustomFontSubsetEmbedder.for>[0];

/** A subset's name begins with six letters that tell it from other subsets of its font (ISO 32000-1, 9.6.4); the browser's begin with A. */
const TAG = 'SHEETS';

/** Opens a font file for a PDF. Rejects with the library's error for what is no font. */
export async function openType(context: PDFContext, font: Uint8Array): Promise<Typeface> {
  const opened = fontkit.create(font);
  if (!('postscriptName' in opened)) throw new Error('A collection of fonts cannot be embedded; one font is wanted.');
  const embedder = await CustomFontSubsetEmbedder.for(fontkit as unknown as Engine, font, `${TAG}+${opened.postscriptName}`);
  const composed = (text: string): string => text.normalize('NFC');
  let used = false;
  return {
    width: (text, size) => embedder.widthOfTextAtSize(composed(text), size),
    show: (text) => {
      used = true;
      return `${String(embedder.encodeText(composed(text)))} Tj`;
    },
    embed: async (fonts, name) => {
      if (used) fonts.set(PDFName.of(name), await embedder.embedIntoContext(context));
    },
  };
}

/** Breaks a text into lines of at most `measure` pt at its spaces; a word that is wider stands alone. Line ends that were typed are kept. */
export function breakLines(text: string, face: Typeface, size: number, measure: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    for (const word of paragraph.split(' ')) {
      const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
      if (lines.length > 0 && face.width(longer, size) <= measure) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  });
}
