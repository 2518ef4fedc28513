import { describe, expect, it } from 'vitest';
import { readGradient } from '../../src/paginate/shades.js';

describe('readGradient', () => {
  it('reads strength from the top down, whichever way the gradient runs', () => {
    const down = readGradient('linear-gradient(rgba(14, 30, 29, 0), rgba(14, 30, 29, 0.62) 40mm, rgba(14, 30, 29, 0.88))', (80 * 96) / 25.4)!;
    expect(down.colour).toEqual([14, 30, 29]);
    expect(down.stops).toEqual([{ at: 0, alpha: 0 }, { at: 0.5, alpha: 0.62 }, { at: 1, alpha: 0.88 }]);
    const up = readGradient('linear-gradient(to top, rgba(14, 30, 29, 0), rgba(14, 30, 29, 0.56) 50px, rgb(14, 30, 29))', 200)!;
    expect(up.stops).toEqual([{ at: 0, alpha: 1 }, { at: 0.75, alpha: 0.56 }, { at: 1, alpha: 0 }]);
  });

  it.each([
    ['none'], ['linear-gradient(45deg, rgba(0, 0, 0, 0), rgba(0, 0, 0, 0.5))'], ['radial-gradient(rgba(0, 0, 0, 0), rgba(0, 0, 0, 0.5))'],
    ['linear-gradient(rgba(255, 0, 0, 0), rgba(0, 0, 0, 0.5))'], ['linear-gradient(rgba(0, 0, 0, 0), rgba(0, 0, 0, 0.2), rgba(0, 0, 0, 0.5))'],
    ['linear-gradient(rgba(0, 0, 0, 0), rgba(0, 0, 0, 0.2) 2em, rgba(0, 0, 0, 0.5))'],
  ])('leaves %s to the browser', (background) => {
    expect(readGradient(background, 100)).toBeNull();
  });
});
