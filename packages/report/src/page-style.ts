import { palette } from "./palette.ts";

/** The page's style: dark and light after the reader's choice, one column on a phone. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --card: #ffffff; --ink: #1c1e22; --muted: #5b5e66; --line: #e4e1d9;
  --accent: #b54c00; --well: #f1efe9;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #131518; --card: #1b1e23; --ink: #ebe8e1; --muted: #a5a39d; --line: #2d3138;
    --accent: ${palette.generator.dark}; --well: #22262c;
  }
}
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
main, header, footer { max-width: 1120px; margin: 0 auto; padding: 0 24px }
header { padding-top: 64px }
h1, h2 { font-family: ui-serif, "Iowan Old Style", Palatino, Georgia, serif; font-weight: 600; line-height: 1.15; text-wrap: balance }
h1 { font-size: clamp(2rem, 5vw, 3.1rem); margin: 4px 0 12px; letter-spacing: -.015em; overflow-wrap: anywhere }
h2 { font-size: 1.55rem; margin: 0 0 4px }
h3 { font-size: 1rem; margin: 0 0 8px }
p { margin: 0 0 12px; max-width: 68ch }
.eyebrow { font-size: .8rem; letter-spacing: .09em; text-transform: uppercase; color: var(--accent); font-weight: 650; margin: 0 }
.lead { font-size: 1.1rem; color: var(--muted) }
.warning { border-left: 4px solid var(--accent); max-width: none }
.note, figcaption, caption { color: var(--muted); font-size: .92rem }
section { margin: 56px 0 0 }
section > h2 + p { color: var(--muted) }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 22px 24px; margin: 16px 0 0; min-width: 0 }
.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; margin-top: 16px }
.pair > .card { margin-top: 0 }
.score { display: grid; grid-template-columns: minmax(0, 4fr) minmax(0, 6fr); gap: 24px; align-items: center; margin-top: 28px }
.number { font-size: clamp(2.6rem, 7vw, 4.2rem); line-height: 1; font-weight: 650; letter-spacing: -.03em; font-variant-numeric: tabular-nums; margin: 6px 0 10px }
.number small { font-size: .36em; font-weight: 500; color: var(--muted); letter-spacing: 0; white-space: nowrap }
.versus { font-size: 1.05rem; margin: 0 0 10px }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 1px; background: var(--line); border: 1px solid var(--line); border-radius: 14px; overflow: hidden; margin: 28px 0 0 }
.facts div { background: var(--card); padding: 14px 18px }
.facts dt { color: var(--muted); font-size: .82rem }
.facts dd { margin: 0; font-size: 1.3rem; font-weight: 600; font-variant-numeric: tabular-nums }
.across { grid-column: 1 / -1 }
.panels { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: 16px; align-items: start }
figure { margin: 0 }
figcaption { margin-top: 10px }
.picture { display: block; max-width: 100%; height: auto; image-rendering: pixelated; border-radius: 6px; background: #808080 }
.gan-figure { color: var(--ink); margin: 0 auto }
.narrow { display: none }
.film { display: flex; gap: 18px; overflow-x: auto; scroll-snap-type: x proximity; padding-bottom: 10px }
.film figure { flex: 0 0 auto; max-width: 100%; scroll-snap-align: start }
.is-live .film { display: block; overflow: visible; padding: 0 }
.is-live .film figure { display: grid; grid-template-columns: minmax(0, max-content) minmax(200px, 1fr); gap: 32px; align-items: center }
.is-live .film figure[hidden] { display: none }
.is-live figcaption span { display: block }
.is-live figcaption strong { font-size: clamp(2rem, 5vw, 3.2rem); line-height: 1.15; letter-spacing: -.02em; font-variant-numeric: tabular-nums }
figcaption strong { color: var(--ink) }
.controls { display: flex; gap: 14px; align-items: center; margin-top: 16px }
.controls[hidden] { display: none }
.controls input { flex: 1; min-width: 0; accent-color: var(--accent); height: 28px }
.controls button { font: inherit; font-weight: 600; color: var(--ink); background: var(--well); border: 1px solid var(--line); border-radius: 9px; padding: 6px 14px; min-width: 84px; cursor: pointer }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: .94rem }
caption { text-align: left; padding-bottom: 8px }
caption strong { color: var(--ink) }
th, td { text-align: left; padding: 7px 14px 7px 0; border-bottom: 1px solid var(--line); vertical-align: top }
tr:last-child > * { border-bottom: 0 }
thead th { color: var(--muted); font-weight: 500; font-size: .84rem }
tbody th { font-weight: 500 }
td { overflow-wrap: anywhere }
.shape { white-space: nowrap }
.end { text-align: right; font-variant-numeric: tabular-nums; padding-right: 0 }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .9em }
pre { background: var(--well); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px; margin: 0 0 16px; white-space: pre-wrap; overflow-wrap: anywhere }
footer { color: var(--muted); font-size: .88rem; margin-top: 64px; padding-bottom: 48px }
@media (max-width: 760px) {
  main, header, footer { padding-left: 16px; padding-right: 16px }
  header { padding-top: 36px }
  section { margin-top: 44px }
  .card { padding: 16px 14px }
  .pair, .score { grid-template-columns: minmax(0, 1fr) }
  .panels, .is-live .film figure { grid-template-columns: minmax(0, 1fr) }
  .is-live .film figure { gap: 0 }
  .facts { grid-template-columns: 1fr 1fr }
  .wide { display: none }
  .narrow { display: block }
}
@media print { .film { flex-wrap: wrap } .controls { display: none } .card { break-inside: avoid } }
`;
