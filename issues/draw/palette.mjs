// palette.mjs — the six anchor colours of the magazine, colour arithmetic, and "moods" (sky, far, near, light).
export const INK = '#1a1a1a', KARST = '#1f4e4a', RIVER = '#2b5f8a', PERSIMMON = '#d9642a', ANISE = '#7a3b2e', PAPER = '#f4efe6';
export const INDIGO = '#27345f', RICE = '#c9b458', MOSS = '#6f8a4a', CLAY = '#b98a62', ROSE = '#d98a84', GOLD = '#e9b24c', LEAF = '#3f7350', SKIN = '#c98f66', SKIN2 = '#a9714d';

export const rgb = (h) => { h = h.replace('#', ''); return [0, 2, 4].map((i) => parseInt(h.slice(i, i + 2), 16)); };
export const hex = (c) => '#' + c.map((v) => Math.max(0, Math.min(255, Math.round(v))).toString(16).padStart(2, '0')).join('');
/** Mix two colours; t = 0 gives a, t = 1 gives b. */
export const mix = (a, b, t) => { const A = rgb(a), B = rgb(b); return hex(A.map((v, i) => v + (B[i] - v) * t)); };
export const lighten = (c, t) => mix(c, '#fffaf0', t);
export const darken = (c, t) => mix(c, '#10181c', t);
/** Blend through a list of colours. */
export const ramp = (list, t) => {
  const x = Math.max(0, Math.min(0.9999, t)) * (list.length - 1), i = Math.floor(x);
  return mix(list[i], list[i + 1], x - i);
};
/** Moods: sky (top to horizon), far ridge, near ridge, haze, light, ground. */
export const MOODS = {
  dawn:   { sky: ['#3f7088', '#8fb0ac', '#efcfa4', '#f6b98a'], far: '#c9b7a6', near: '#1b4542', haze: '#f3d3b0', light: '#ffe3b5', ground: '#5d7a4e' },
  day:    { sky: ['#5f9dbb', '#a8cbd0', '#e6e9d8'], far: '#a9c3bf', near: '#245a50', haze: '#e7ecdc', light: '#fff3cf', ground: '#86a050' },
  green:  { sky: ['#a9c6b2', '#d2ddc0', '#eef0d8'], far: '#b5cab2', near: '#1f4e4a', haze: '#e4ead0', light: '#fff7d6', ground: '#7b9a4b' },
  noon:   { sky: ['#3f86b0', '#8fbfd0', '#d9e8e0'], far: '#8fb4bb', near: '#2a5d48', haze: '#dfe9dc', light: '#fffbe0', ground: '#98ab52' },
  sunset: { sky: ['#49577f', '#b0748a', '#ec8a55', '#f8c272'], far: '#c98a72', near: '#33303f', haze: '#f4b47a', light: '#ffd28a', ground: '#6a5a40' },
  dusk:   { sky: ['#1f3a5f', '#41608a', '#a98ba0', '#eeb394'], far: '#8b86a0', near: '#172c3c', haze: '#d8a79a', light: '#ffd9a8', ground: '#33505a' },
  night:  { sky: ['#0b1a2b', '#15324c', '#2b5570'], far: '#2f5568', near: '#0b1c26', haze: '#3c6a7c', light: '#f6e7b8', ground: '#143038' },
  rain:   { sky: ['#748a90', '#9fb0ae', '#c8cfc4'], far: '#a5b4b0', near: '#2b4a48', haze: '#c9d2c8', light: '#e9ecdc', ground: '#6d8060' },
  gold:   { sky: ['#e3b45e', '#f0cf8a', '#f8e7bf'], far: '#d3b27a', near: '#5a3e28', haze: '#f6deac', light: '#fff0c4', ground: '#b58a3c' },
};
