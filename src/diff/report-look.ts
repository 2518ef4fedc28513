/** How a report looks and what it does by itself: the style sheet and the script that stand in the page. */

export const STYLE = `
:root { --ink: #1d1f21; --faint: #6b7076; --line: #d9dcdf; --old: #c62828; --new: #1458c8; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; color: var(--ink); background: #f3f4f5; }
header { position: sticky; top: 0; z-index: 5; background: #fff; border-bottom: 1px solid var(--line); padding: 10px 24px; display: flex; flex-wrap: wrap; gap: 6px 24px; align-items: baseline; }
h1 { font-size: 17px; margin: 0; }
h2 { font-size: 17px; margin: 0 0 4px; }
main { max-width: 1720px; margin: 0 auto; padding: 16px 24px 80px; }
.summary { margin: 0 0 12px; font-size: 17px; }
.files { color: var(--faint); margin: 0 0 16px; overflow-wrap: anywhere; display: grid; grid-template-columns: max-content 1fr; gap: 0 10px; font-size: 13px; }
.files dd { margin: 0; color: var(--ink); }
fieldset { border: 0; margin: 0; padding: 0; display: flex; gap: 14px; }
label { cursor: pointer; }
.map { display: flex; flex-wrap: wrap; gap: 4px; padding: 0; margin: 0 0 20px; list-style: none; }
.map a, .map span { display: block; min-width: 32px; padding: 3px 5px; text-align: center; font-size: 12px; border-radius: 3px; background: #fff; border: 1px solid var(--line); color: var(--faint); text-decoration: none; }
.map .text, .map .picture { background: #fff0c2; border-color: #d3a300; color: #5b4600; font-weight: 600; }
.map .look { background: #f0e2f5; border-color: #9a4fb3; color: #5c2370; font-weight: 600; }
.map .moved { background: #e3edf9; border-color: #86abdb; color: #244a7d; }
.map .put-in { background: #dcecff; border-color: var(--new); color: var(--new); font-weight: 600; }
.map .taken-out { background: #ffe3e1; border-color: var(--old); color: var(--old); font-weight: 600; text-decoration: line-through; }
section { background: #fff; border: 1px solid var(--line); border-radius: 6px; padding: 16px 20px; margin: 0 0 20px; scroll-margin-top: 64px; }
.kind { display: inline-block; font-size: 12px; font-weight: 600; padding: 1px 8px; border-radius: 9px; background: #eceef0; margin-left: 6px; vertical-align: 2px; }
.kind.text, .kind.picture { background: #fff0c2; color: #5b4600; }
.kind.look { background: #f0e2f5; color: #5c2370; }
.kind.moved { background: #e3edf9; color: #244a7d; }
.kind.put-in { background: #dcecff; color: var(--new); }
.kind.taken-out { background: #ffe3e1; color: var(--old); }
ul.changes { margin: 4px 0 12px; padding-left: 20px; max-width: 100ch; }
.changes .context { color: var(--faint); }
del { color: var(--old); background: #ffe9e7; text-decoration: line-through; }
ins { color: var(--new); background: #e2eeff; text-decoration: none; border-bottom: 2px solid var(--new); }
.pages { display: grid; grid-template-columns: 1fr 1fr; gap: 14px; max-width: 1640px; }
.pages.alone { grid-template-columns: minmax(0, 50%); }
figure { margin: 0; min-width: 0; }
figcaption { font-size: 13px; color: var(--faint); }
.sheet { position: relative; border: 1px solid var(--line); background: #fff; }
.sheet img { display: block; width: 100%; height: auto; }
.sheet .over { position: absolute; inset: 0; }
.mark { position: absolute; border: 2px solid var(--new); border-radius: 2px; background: #1458c822; }
.old .mark { border-color: var(--old); background: #c6282822; }
.both { display: none; max-width: 900px; }
.both input { width: 100%; }
.legend { display: none; font-size: 13px; color: var(--faint); }
[data-mode="overlay"] .pages:not(.alone), [data-mode="differences"] .pages:not(.alone) { display: none; }
[data-mode="overlay"] .both, [data-mode="differences"] .both { display: block; }
[data-mode="overlay"] .differences, [data-mode="differences"] .both input { display: none; }
[data-mode="overlay"] .both .sheet::after { content: ""; position: absolute; top: 0; bottom: 0; left: var(--at, 50%); border-left: 1px solid var(--new); }
[data-mode="overlay"] .wipe { clip-path: inset(0 0 0 var(--at, 50%)); }
[data-mode="differences"] .wipe { filter: grayscale(1) opacity(.35); background: #fff; }
[data-mode="differences"] .both .under { visibility: hidden; }
[data-mode="differences"] .legend, [data-mode="overlay"] .legend { display: block; }
[data-mode="overlay"] .legend .for-differences, [data-mode="differences"] .legend .for-overlay { display: none; }
@media (max-width: 800px) { .pages { grid-template-columns: 1fr; } }
`;

export const SCRIPT = `
for (const both of document.querySelectorAll('.both')) {
  const beside = (side) => both.parentElement.querySelector('.' + side + ' img').src;
  both.querySelector('.under').src = beside('old');
  both.querySelector('.wipe').src = beside('new');
}
for (const radio of document.querySelectorAll('input[name=mode]')) radio.addEventListener('change', () => { document.body.dataset.mode = radio.value; });
for (const range of document.querySelectorAll('.both input')) range.addEventListener('input', () => range.parentElement.style.setProperty('--at', range.value + '%'));
`;
