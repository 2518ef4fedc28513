// list.mjs — every file of the sample issue: where it goes, its size in px, and the function that draws it.
import { generic } from './scenes-generic.mjs';
import { tradeChart, corridorMap } from './charts.mjs';
import { nameplate, emblem } from './house.mjs';
import { advert } from './advert.mjs';
import { join } from 'node:path';
const modules = (issues) => join(issues, '../node_modules');
const I = 'issue-2026q2/images/', A = 'issue-2026q2/articles/';
import land from './scenes-land.mjs';
import large from './scenes-large.mjs';
import people from './scenes-people.mjs';
import things from './scenes-things.mjs';
const S = { ...land, ...large, ...people, ...things };
const BPP = { 'anise-stars': 1.2, 'market-4': 1.05, g6: 1.05 };
const pic = (file, w, h, mood) => ({ file, w, h, bpp: BPP[file.replace(/.*\//, '').replace('.jpg', '')], draw: S[file.replace(/.*\//, '').replace('.jpg', '')] ?? generic(mood) });
export const LIST = [
  pic(I + 'cover.jpg', 2400, 3360, 'dawn'), pic(I + 'masthead.jpg', 2300, 1450, 'green'), pic(I + 'contents.jpg', 2000, 1400, 'gold'),
  pic(I + 'g1.jpg', 2200, 1400, 'day'), pic(I + 'g2.jpg', 1500, 1000, 'gold'), pic(I + 'g3.jpg', 1500, 1000, 'sunset'), pic(I + 'g4.jpg', 1500, 1000, 'green'), pic(I + 'g5.jpg', 1500, 1000, 'noon'),
  pic(I + 'g6.jpg', 2360, 1620, 'gold'), pic(I + 'g7.jpg', 1600, 1100, 'night'), pic(I + 'g8.jpg', 1600, 1100, 'day'),
  pic(I + 'g9.jpg', 2360, 1660, 'rain'), pic(I + 'g10.jpg', 1700, 1200, 'gold'), pic(I + 'g11.jpg', 1700, 1200, 'noon'),
  pic(I + 'house-1.jpg', 2400, 3360, 'gold'), pic(I + 'house-2.jpg', 2400, 3360, 'dusk'), pic(I + 'back.jpg', 2400, 3360, 'night'),
  pic(A + 'border-gate-forum/forum-hall.jpg', 1800, 1200, 'gold'), pic(A + 'border-gate-forum/forum-signing.jpg', 1500, 1050, 'day'),
  pic(A + 'sister-city-visit/handshake-bridge.jpg', 2000, 1250, 'dawn'), pic(A + 'youth-exchange/lantern-night.jpg', 1500, 1050, 'night'),
  pic(A + 'smart-gate/gate-aerial.jpg', 2300, 1500, 'noon'), pic(A + 'smart-gate/control-room.jpg', 1500, 1050, 'night'),
  pic(A + 'rail-corridor/rail-valley.jpg', 1500, 1900, 'green'), pic(A + 'rail-corridor/freight-yard.jpg', 2000, 1200, 'sunset'),
  pic(A + 'small-language-diplomacy/tea-table.jpg', 2000, 1250, 'day'),
  pic(A + 'karst-geopark/karst-dawn.jpg', 4200, 2960, 'dawn'), pic(A + 'karst-geopark/sinkhole.jpg', 2400, 3360, 'green'), pic(A + 'karst-geopark/fossil-basin.jpg', 1500, 1050, 'gold'), pic(A + 'karst-geopark/stilt-village.jpg', 2000, 1200, 'dusk'),
  pic(A + 'star-anise/anise-forest.jpg', 2000, 1300, 'green'), pic(A + 'star-anise/anise-drying.jpg', 1600, 1100, 'gold'), pic(A + 'star-anise/anise-stars.jpg', 1400, 1200, 'gold'),
  pic(A + 'ky-cung-river/river-bend.jpg', 2000, 1300, 'noon'), pic(A + 'ky-cung-river/fishing-raft.jpg', 1500, 1050, 'dusk'),
  pic(A + 'then-singing/tinh-lute.jpg', 1400, 1600, 'gold'), pic(A + 'then-singing/stage-night.jpg', 2000, 1250, 'night'),
  pic(A + 'market-day/market-1.jpg', 1500, 1050, 'day'), pic(A + 'market-day/market-2.jpg', 1500, 1050, 'sunset'), pic(A + 'market-day/market-3.jpg', 1500, 1050, 'dawn'), pic(A + 'market-day/market-4.jpg', 1500, 1050, 'dusk'),
  pic(A + 'visitor-notes/hill-road.jpg', 1700, 1150, 'sunset'), pic(A + 'visitor-notes/noodle-bowl.jpg', 1500, 1050, 'gold'),
  pic(A + 'persimmon-coop/persimmon-orchard.jpg', 2000, 1250, 'day'), pic(A + 'persimmon-coop/persimmon-crates.jpg', 1500, 1050, 'gold'),
  { file: I + 'advert.pdf', make: (d) => advert(modules(d), S.advert) },
  { file: A + 'smart-gate/trade-chart.svg', make: () => tradeChart() }, { file: A + 'rail-corridor/corridor-map.svg', make: () => corridorMap() },
  { file: 'house/nameplate.svg', make: (d) => nameplate(d, modules(d)) }, { file: 'house/emblem.svg', make: () => emblem() },
];
