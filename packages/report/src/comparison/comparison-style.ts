/** What a page of a comparison has besides the style of all pages. */
export const comparisonStyle = `
main, header, footer { max-width: 1680px }
h1 { font-size: clamp(1.8rem, 4vw, 2.7rem) }
.facts { display: flex; flex-wrap: wrap }
.facts div { flex: 1 1 130px }
.facts .named { flex: 3 1 260px }
.facts .named dd { font-size: 1.05rem; overflow-wrap: anywhere }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 440px), 1fr)); gap: 16px; margin-top: 16px }
.charts > .card { margin: 0 }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 560px), 1fr)); column-gap: 16px; align-items: start }
.two > * { min-width: 0 }
.two .gan-figure { width: 100%; max-width: 860px }
.charts .gan-figure { width: 100% }
.legend { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: 6px 8px; align-items: center; background: var(--paper); padding: 10px 0; margin-top: 24px; border-bottom: 1px solid var(--line); font-size: .92rem }
.key, .pick { font: inherit; color: inherit; background: none; border: 1px solid transparent; border-radius: 8px; padding: 3px 9px; margin: 0; display: inline-flex; align-items: center; gap: 8px; text-align: left; max-width: 100%; overflow-wrap: anywhere }
button.key, .pick { cursor: pointer }
button.key { background: var(--card); border-color: var(--line) }
.key i, .pick i { flex: none; width: 12px; height: 12px; border-radius: 50%; background: var(--own, transparent) }
.pick { padding: 1px 8px; margin-left: -8px; white-space: nowrap }
[aria-pressed=true] { border-color: var(--ink) !important; font-weight: 650 }
.scale { display: inline-flex; align-items: center; gap: 2px; font-variant-numeric: tabular-nums }
.scale i { width: 26px; height: 12px; background: var(--own) }
.scale span { padding: 0 6px }
.dash { width: 24px; height: 4px; stroke: currentColor; stroke-width: 2; stroke-dasharray: 5 3 }
.gan-runs path, .gan-top path, .gan-means path { fill: none; stroke: var(--own); stroke-width: 15; stroke-linejoin: round; vector-effect: none }
.gan-runs .lost { stroke-dasharray: 50 30 }
.gan-runs path { opacity: var(--faint, .6) }
.gan-behind path { stroke-width: 10 }
.gan-behind .alone { stroke-width: 15; opacity: .9 }
.gan-means path { stroke-width: 26 }
.gan-means .band { fill: var(--own); stroke: none; opacity: .22 }
.many .gan-runs path { stroke-width: 10 }
.is-picked .gan-runs, .is-picked .gan-means { opacity: .16 }
.gan-top path { stroke-width: 28; opacity: 1 }
.gan-top .casing { stroke: var(--card); stroke-width: 60 }
.gan-dots path { stroke-linecap: round; stroke-width: 90 !important }
.gan-dots .lost { stroke-dasharray: none }
.gan-dots.gan-top path { stroke-width: 120 !important }
.gan-dots.gan-top .casing { stroke: var(--ink); stroke-width: 170 !important }
.curves { cursor: crosshair }
.gan-tick { font-size: 11px; paint-order: stroke; stroke: var(--card); stroke-width: 4px; stroke-linejoin: round }
.sheet { overflow: auto; max-height: min(76vh, 900px); padding-top: 0 }
.sheet table { width: auto; min-width: 50% }
.sheet caption { padding-top: 18px }
.sheet thead th { position: sticky; top: 0; background: var(--card); z-index: 1; white-space: nowrap; box-shadow: inset 0 -1px var(--line) }
.sheet td { white-space: nowrap }
.sheet .end { padding-right: 14px }
.sheet thead button { font: inherit; color: inherit; background: none; border: 0; padding: 4px 0; cursor: pointer }
.sheet thead button::after { content: " ↕"; opacity: .35 }
[aria-sort=ascending] button::after { content: " ↑" !important; opacity: 1 !important }
[aria-sort=descending] button::after { content: " ↓" !important; opacity: 1 !important }
tr.is-on > *, li.is-on { background: var(--well) }
.found { padding-left: 20px; margin: 0 0 12px; max-width: 90ch; overflow-wrap: anywhere }
.found li { margin: 4px 0 }
summary { cursor: pointer }
details .note { margin-top: 10px }
.readout { position: fixed; left: 50%; bottom: 14px; transform: translateX(-50%); z-index: 3; max-width: min(92vw, 900px); background: var(--ink); color: var(--paper); border-radius: 10px; padding: 8px 14px; font-size: .9rem; box-shadow: 0 4px 20px #0005; pointer-events: none; overflow-wrap: anywhere }
.readout[hidden] { display: none }
.card.curves .note { margin: 8px 0 0 }
#again + pre, #again ~ details { margin-top: 16px }
@media (max-width: 760px) { .facts dd { font-size: 1.15rem } .legend { position: static } }
@media print {
  main, header, footer { max-width: none }
  .legend { position: static }
  .sheet { max-height: none; overflow: visible }
  .sheet thead th { position: static }
  .sheet table { width: 100%; font-size: 7.5pt; line-height: 1.35 }
  .sheet td, .sheet .pick { white-space: normal; overflow-wrap: normal }
  .sheet :is(th, td, .end) { padding-right: 5px }
  .sheet thead th { white-space: normal; overflow-wrap: anywhere; min-width: 3em }
  .sheet thead button { white-space: normal }
  .sheet thead button::after { content: none }
  .two { display: block }
  .readout { display: none }
  .charts { grid-template-columns: 1fr 1fr }
  .curves, .charts > .card { break-inside: avoid }
}
`;
