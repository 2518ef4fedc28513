/** How the report of a preflight looks. Paper colours and type of the system, no script. */
export const STYLE = `
:root { --ink: #1b1c1e; --faint: #63676d; --line: #d8dadd; --error: #b3261e; --warning: #8a5a00; --info: #1a5fb4; --clean: #1d6b34; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; color: var(--ink); background: #f3f3f1; }
main { max-width: 1240px; margin: 0 auto; padding: 28px 28px 80px; }
h1 { font-size: 22px; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 17px; margin: 0 0 12px; }
.verdict { font-size: 17px; font-weight: 600; margin: 4px 0 18px; }
.verdict.error { color: var(--error); } .verdict.warning { color: var(--warning); } .verdict.info, .verdict.clean { color: var(--clean); }
section { background: #fff; border: 1px solid var(--line); border-radius: 6px; padding: 18px 22px; margin: 0 0 18px; scroll-margin-top: 12px; }
.page { display: grid; grid-template-columns: minmax(240px, 400px) 1fr; gap: 26px; }
.page h2 { grid-column: 1 / -1; margin: 0; }
.page h2 small { font-weight: 400; color: var(--faint); margin-left: 12px; }
.sheet { position: relative; border: 1px solid var(--line); align-self: start; line-height: 0; }
.sheet img { width: 100%; height: auto; }
.mark { position: absolute; border: 2px solid; border-radius: 2px; min-width: 10px; min-height: 10px; line-height: 1; }
.mark b { position: absolute; left: -2px; top: -19px; min-width: 19px; padding: 3px 5px; border-radius: 3px; font-size: 12px; color: #fff; text-align: center; }
.mark.low b { top: 0; }
.mark.error { border-color: var(--error); background: #b3261e26; } .mark.error b { background: var(--error); }
.mark.warning { border-color: var(--warning); background: #8a5a0026; } .mark.warning b { background: var(--warning); }
.mark.info { border-color: var(--info); background: #1a5fb426; } .mark.info b { background: var(--info); }
ol { list-style: none; margin: 0; padding: 0; }
li { padding: 0 0 14px 34px; position: relative; max-width: 78ch; }
li > b { position: absolute; left: 0; top: 2px; min-width: 22px; padding: 1px 5px; border-radius: 3px; font-size: 13px; color: #fff; text-align: center; }
li.error > b { background: var(--error); } li.warning > b { background: var(--warning); } li.info > b { background: var(--info); }
li p { margin: 0; } li p.text { font-weight: 600; overflow-wrap: anywhere; } li p.facts, li p.rule { color: var(--faint); font-size: 13px; overflow-wrap: anywhere; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 13px; }
th, td { padding: 2px 14px 2px 0; text-align: right; border-bottom: 1px solid var(--line); }
th { font-weight: 600; color: var(--faint); } th:first-child, td:first-child { text-align: left; }
a { color: var(--info); }
@media (max-width: 820px) { .page { grid-template-columns: 1fr; } }
@media print { body { background: #fff; } section { break-inside: avoid; } }
`;
