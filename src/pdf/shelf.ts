/**
 * The pages of a document that were looked at last. A page of text is some 5,000 glyphs of 200 bytes each: all of a short file stay, so that everybody
 * who looks at it reads it once, and of a long one as many as there is room for.
 */
import type { PageContents } from './contents.js';

/** What was read of a page. */
export type Painting = Pick<PageContents, 'paints' | 'groups'>;

/** Glyphs that pages on the shelf may hold together: about eighty pages of text, 100 MB. */
const ROOM = 400_000;
/** A fill or a picture takes as much room as so many glyphs. */
const ROOM_OF_PAINT = 4;

const sizeOf = ({ paints }: Painting): number => paints.reduce((sum, paint) => sum + (paint.kind === 'glyphs' ? paint.glyphs.length : ROOM_OF_PAINT), 0);

export class Shelf {
  /** In the order of their last use. */
  private readonly held = new Map<object, { readonly painting: Painting; readonly size: number }>();
  private latest: { readonly page: object; readonly painting: Painting } | null = null;
  private size = 0;

  /** @param room glyphs that all pages may hold together; the page that was asked for last stays, whatever it holds. */
  constructor(private readonly room = ROOM) {}

  /** What a page paints, read where it is not on the shelf. */
  take(page: object, read: () => Painting): Painting {
    if (this.latest?.page === page) return this.latest.painting;
    const { painting } = this.place(page, read);
    this.latest = { page, painting };
    return painting;
  }

  private place(page: object, read: () => Painting): { readonly painting: Painting } {
    const known = this.held.get(page);
    if (known) {
      this.held.delete(page);
      this.held.set(page, known);
      return known;
    }
    const painting = read();
    const size = sizeOf(painting);
    for (const [other, { size: freed }] of this.held) {
      if (this.size + size <= this.room) break;
      this.held.delete(other);
      this.size -= freed;
    }
    this.held.set(page, { painting, size });
    this.size += size;
    return { painting };
  }
}
