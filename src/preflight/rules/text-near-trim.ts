import { boxOf, type Box, type GlyphRun } from '../../pdf/index.js';
import { gather, nameOfText, rectOf, round, shows, type Rule } from '../rule.js';
import type { SubjectPage } from '../subject.js';
import { runsOf } from '../walk.js';

/** Letters too near to the cut, with the least distance; negative beyond it. */
interface Near {
  readonly run: GlyphRun;
  readonly box: Box;
  readonly distance: number;
}

function nearTrim(page: SubjectPage, safe: number): Near[] {
  const trim = boxOf(page.contents.boxes.trim);
  return runsOf(page).filter(shows).flatMap((run) => {
    let distance = Infinity;
    let box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (const g of run.glyphs) {
      // What lies wholly in the slug is not of the page.
      if (g.right <= g.left || g.right <= trim.left || g.left >= trim.right || g.bottom <= trim.top || g.top >= trim.bottom) continue;
      const own = Math.min(g.left - trim.left, g.top - trim.top, trim.right - g.right, trim.bottom - g.bottom);
      if (round(own, 1) >= safe) continue;
      distance = Math.min(distance, own);
      box = { left: Math.min(box.left, g.left), top: Math.min(box.top, g.top), right: Math.max(box.right, g.right), bottom: Math.max(box.bottom, g.bottom) };
    }
    return distance === Infinity ? [] : [{ run, box, distance }];
  });
}

/** Text keeps away from the cut. */
export const textNearTrim: Rule = {
  id: 'text-near-trim',
  severity: 'warning',
  source: 'house',
  why: 'Folding and cutting are off by up to a millimetre or two: text at the edge looks askew or is cut.',
  remedy: 'Move the text away from the edge.',
  check: ({ pages, limits: { safe } }) => pages.flatMap((page) => gather(page, nearTrim(page, safe), () => '', ({ run, box, distance }) => ({
    rect: rectOf(box), object: nameOfText(run.glyphs), value: `${round(distance, 1)} mm`, limit: `${safe} mm`, text: distance < 0 ? 'Text is cut by the trim.' : `Text stands ${round(distance, 1)} mm from the trim.`,
  }))),
};
