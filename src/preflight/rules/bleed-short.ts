import { boxOf, hides, shownBox, type Box, type Colour, type Cover } from '../../pdf/index.js';
import { gather, nameOfPaint, rectOf, round, type Rule } from '../rule.js';
import type { SubjectPage } from '../subject.js';

/** Art that ends within this distance inside the trim was meant to reach it, mm. */
const NEAR = 0.3;
/** The bleed may be short by rounding, mm. */
const ROUNDING = 0.1;
/** Narrower things along an edge are marks and ornaments, mm. */
const NARROWEST = 2;

type Side = keyof Box;
const SIDES: readonly Side[] = ['left', 'top', 'right', 'bottom'];
const isPaper = (colour: Colour): boolean => colour !== 'unknown' && colour.every((v) => v > 0.999);

/** Art that reaches the trim reaches through the bleed. */
export const bleedShort: Rule = {
  id: 'bleed-short',
  severity: 'warning',
  source: 'house',
  why: 'The guillotine is off by up to a millimetre: what stops at the trim gets a white edge.',
  remedy: 'Let pictures and grounds reach to the end of the bleed.',
  check: ({ pages }) => pages.flatMap((page) => gather(page, page.covers().covers.flatMap((cover) => SIDES.flatMap((side) => shortAt(page, cover, side))), ({ cover, side }) => `${cover.order} ${side}`, ({ cover, side, reach }) => {
    const wide = round(widthOf(page, side), 2);
    return { rect: rectOf(shownBox(cover)), object: nameOfPaint(cover), value: `${round(reach, 2)} mm`, limit: `${wide} mm`, text: `A ${cover.kind === 'image' ? 'picture' : nameOfPaint(cover)} reaches ${round(reach, 2)} mm beyond the trim at ${side}, and the bleed is ${wide} mm.` };
  })),
};

const outward = (side: Side): number => (side === 'left' || side === 'top' ? -1 : 1);
const widthOf = ({ bleed, contents }: SubjectPage, side: Side): number => (bleed[side] - boxOf(contents.boxes.trim)[side]) * outward(side);

function shortAt(page: SubjectPage, cover: Cover, side: Side): { cover: Cover; side: Side; reach: number }[] {
  const trim = boxOf(page.contents.boxes.trim);
  const box = shownBox(cover);
  const sign = outward(side);
  const reach = (box[side] - trim[side]) * sign;
  if (reach < -NEAR || reach >= widthOf(page, side) - ROUNDING) return [];
  const upright = side === 'left' || side === 'right';
  const [from, to] = upright ? [Math.max(box.top, trim.top), Math.min(box.bottom, trim.bottom)] : [Math.max(box.left, trim.left), Math.min(box.right, trim.right)];
  const depth = upright ? Math.min(box.right, trim.right) - Math.max(box.left, trim.left) : Math.min(box.bottom, trim.bottom) - Math.max(box.top, trim.top);
  if (to - from < NARROWEST || depth < NARROWEST || cover.alpha < 0.02) return [];
  if (cover.kind === 'fill' && isPaper(cover.colour) && cover.pattern === null) return [];
  // Seen at this edge, and bare paper beyond it: art under or over it may go on to the bleed.
  const inner = box[side] - sign * Math.min(0.5, depth / 2);
  const outer = (box[side] + page.bleed[side]) / 2;
  const bare = [0.1, 0.3, 0.5, 0.7, 0.9].some((t) => {
    const along = from + t * (to - from);
    const at = (across: number): readonly [number, number] => (upright ? [across, along] : [along, across]);
    const [ix, iy] = at(inner);
    const [ox, oy] = at(outer);
    const covered = page.covers().near(ix, iy).some((other) => other.order > cover.order && hides(other) && ix >= other.box.left && ix <= other.box.right && iy >= other.box.top && iy <= other.box.bottom);
    return !covered && isPaper(page.covers().beneath(ox, oy, Infinity));
  });
  return bare ? [{ cover, side, reach: Math.max(0, reach) }] : [];
}
