import { formatCount } from "../format.ts";
import { inBothWidths } from "../in-both-widths.ts";
import { html, type Markup, trusted } from "../markup.ts";
import { pageShell } from "../page-shell.ts";
import { withCode } from "../with-code.ts";
import { channelsOf } from "./channels.ts";
import type { Comparison } from "./comparison.ts";
import { comparisonScript } from "./comparison-script.ts";
import { comparisonStyle } from "./comparison-style.ts";
import { groupsTable, runsTable } from "./comparison-tables.ts";
import { type DrawnComparison, drawnComparison } from "./drawn-comparison.ts";
import { formatMeasure } from "./format-measure.ts";
import { parallelCoordinates } from "./parallel-coordinates.ts";
import { rankingFigure } from "./ranking-figure.ts";
import { meanGroups, runCurves } from "./run-curves.ts";
import { differingSettings, isDone } from "./run-groups.ts";

/** Settings that the ranking shows. */
const RANKED = 12;

/**
 * Writes one self-contained HTML page that compares runs: their curves over one another with means over seeds, settings and what they came
 * to, the best, and those that were lost.
 *
 * The page loads nothing, follows the reader's dark or light theme, fits a phone and works without scripts; with them, a run that is
 * pointed at stands out everywhere, and tables can be sorted.
 *
 * @throws {InvalidOptionError} When there is no run.
 */
export function comparisonPage(comparison: Comparison): string {
  const drawn = drawnComparison(comparison);
  const title = `${counted(comparison.runs.length, "run")} of ${comparison.title} compared`;
  const body = html`<header>
<p class="eyebrow">${comparison.experiment} · generative adversarial nets</p>
<h1>${title}</h1>
<p class="lead">${summaryOf(drawn)}</p>
${factsOf(drawn)}
</header>
<main>
${legend(drawn)}
<div class="two">
${bestSection(drawn)}
${settingsSection(drawn)}
</div>
${curvesSection(drawn)}
${tablesSection(drawn)}
${lostSection(comparison)}
${againSection(comparison)}
</main>
<output class="readout" id="readout" hidden></output>`;
  return pageShell({
    ...{ title, body, script: comparisonScript },
    style: comparisonStyle + drawn.colors.style,
  });
}

function summaryOf({ comparison: { runs }, groups }: DrawnComparison): string {
  const names = differingSettings(runs);
  if (names.length === 0) return "They were begun with the same settings and data.";
  const shown = names.slice(0, 6).join(", ");
  const more = names.length > 6 ? ` and ${names.length - 6} more` : "";
  const seeds = groups.some(({ members }) => members.length > 1)
    ? ` Means are over seeds, ± one standard error.`
    : "";
  return `They differ in ${shown}${more}.${seeds}`;
}

function factsOf({ comparison, groups, labels }: DrawnComparison): Markup {
  const { runs, measure } = comparison;
  const lost = runs.filter((run) => run.lost).length;
  const unfinished = runs.filter((run) => !isDone(run)).length;
  const [best] = groups;
  const facts: [string, string][] = [
    ["Runs", formatCount(runs.length)],
    ["Settings", formatCount(groups.length)],
    ["Lost", lost === 0 ? "none" : formatCount(lost)],
    ...(unfinished > 0 ? [["Not at their end", formatCount(unfinished)] as [string, string]] : []),
    ...(best?.estimate
      ? [[`Best ${measure}`, formatMeasure(best.estimate)] as [string, string]]
      : []),
  ];
  return html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}${
    best?.estimate && groups.length > 1
      ? html`<div class="named"><dt>Best settings</dt><dd>${labels[0]!.long}</dd></div>`
      : undefined
  }</dl>`;
}

/** Which color is what: of a few settings each, of many what they came to. */
function legend({ comparison, groups, labels, colors }: DrawnComparison): Markup {
  const { measure, runs } = comparison;
  const lost = runs.some((run) => run.lost)
    ? html`<span class="key"><svg class="dash" viewBox="0 0 24 4" aria-hidden="true"><path d="M0 2h24"/></svg> lost</span>`
    : undefined;
  if (colors.isGraded) {
    const [worst, best] = colors.ends!;
    return html`<div class="legend"><span>${measure}:</span> <span class="scale"><span>${inFigures(worst)}</span>${[0, 1, 2, 3, 4, 5, 6].map((i) => html`<i class="c${i}"></i>`)}<span>${inFigures(best)}</span></span>${lost}</div>`;
  }
  return html`<div class="legend" role="group" aria-label="Settings">${groups.map(
    ({ members }, i) =>
      html`<button type="button" class="key ${colors.groupClasses[i]}" data-group="${i}" data-of="${members.join(" ")}" aria-pressed="false"><i></i>${labels[i]!.long}</button>`,
  )}${lost}</div>`;
}

function bestSection({ comparison, groups, labels, colors }: DrawnComparison): Markup | undefined {
  const ranked = groups.filter(({ estimate }) => estimate);
  if (ranked.length < 2) return undefined;
  const rows = ranked.slice(0, RANKED).map((group) => {
    const i = groups.indexOf(group);
    return { label: `${i + 1}. ${labels[i]!.short}`, group, color: colors.groupClasses[i]! };
  });
  const isNamed = rows.some(({ group, label }) =>
    label.endsWith(Object.values(group.settings).join(", ")),
  );
  const names = isNamed ? Object.keys(ranked[0]!.settings) : [];
  const isOverSeeds = rows.some(({ group }) => group.members.length > 1);
  const which =
    ranked.length > RANKED ? `The best ${RANKED} of ${ranked.length} settings` : "Settings";
  return html`<section aria-labelledby="best">
<h2 id="best">The best by ${comparison.measure}</h2>
<p>${which}, the best above${names.length > 0 ? `: ${names.join(", ")}` : ""}.${isOverSeeds ? " Dots are means over seeds with one standard error to both sides, the pale ones the seeds." : ""}</p>
<figure class="card curves">${inBothWidths(({ width }) => rankingFigure(comparison, rows, width), 680)}</figure>
</section>`;
}

function curvesSection({ comparison, groups, colors }: DrawnComparison): Markup | undefined {
  const channels = channelsOf(comparison.runs);
  if (channels.length === 0) return undefined;
  const hasMeans = meanGroups(groups).length > 0;
  const band = colors.isGraded ? "" : ", in a band of one standard error to both sides,";
  return html`<section aria-labelledby="curves">
<h2 id="curves">Over the training</h2>
<p>${hasMeans ? `Thick: means over seeds${band} as far as all its seeds are; thin: the runs.` : "Each line is a run."}</p>
<div class="charts">${channels.map((channel) => {
    const draw = ({ width }: { readonly width: number }) => {
      const options = { groups, colors, width, channels: channels.length };
      const { svg, notes } = runCurves(channel, comparison, options);
      return notes.length > 0 ? svg + html`<p class="note">${notes.join(" ")}</p>`.markup : svg;
    };
    return html`<figure class="card curves"><h3>${channel.title}</h3>${inBothWidths(draw)}</figure>`;
  })}</div>
</section>`;
}

function settingsSection({ comparison, groups, colors }: DrawnComparison): Markup | undefined {
  if (groups.length < 2) return undefined;
  const { measure } = comparison;
  return html`<section aria-labelledby="settings">
<h2 id="settings">Settings, and what they came to</h2>
<p>Each line is a run, from its settings above to its ${measure} below; the better a run, the further right it ends.</p>
<figure class="card curves">${inBothWidths(({ width }) => parallelCoordinates(comparison, { groups, colors, width }), 680)}</figure>
</section>`;
}

function tablesSection(drawn: DrawnComparison): Markup {
  const isOverSeeds = drawn.groups.some(({ members }) => members.length > 1);
  const isWide = Object.keys(drawn.groups[0]!.settings).length > 4;
  return html`<section aria-labelledby="table">
<h2 id="table">What differs</h2>
<p>A column’s name sorts by it. A run’s name keeps it in sight everywhere; once more, or Escape, lets it go.</p>
<div${trusted(isWide ? "" : ' class="two"')}>
${isOverSeeds && drawn.groups.length > 1 ? groupsTable(drawn) : undefined}
${runsTable(drawn)}
</div>
</section>`;
}

/** Lost runs by how they were, each with what was seen. */
function lostSection({ runs }: Comparison): Markup | undefined {
  const lost = runs.flatMap((run, i) => (run.lost ? [{ name: run.name, i, ...run.lost }] : []));
  if (lost.length === 0) return undefined;
  const conditions = [...new Set(lost.map(({ condition }) => condition))];
  return html`<section aria-labelledby="lost">
<h2 id="lost">Lost</h2>
<p>${counted(lost.length, "run")} of ${formatCount(runs.length)}, as the records of each tell.</p>
${conditions.map((condition) => {
  const these = lost.filter((run) => run.condition === condition);
  return html`<details class="card" ${trusted(these.length <= 5 ? "open" : "")}><summary><strong>${condition}</strong> · ${counted(these.length, "run")}</summary>
<p class="note">${withCode(these[0]!.advice)}</p>
<ul class="found">${these.map(({ name, i, text }) => html`<li data-run="${i}"><b>${name}</b> ${text}</li>`)}</ul></details>`;
})}
</section>`;
}

function againSection({ runs, leftOut = [], command }: Comparison): Markup {
  const differing = differingSettings(runs);
  const shared = Object.entries(runs[0]!.settings).filter(([name]) => !differing.includes(name));
  return html`<section aria-labelledby="again">
<h2 id="again">How it was made</h2>
${leftOut.length > 0 ? html`<p>Left out, since they cannot be read:</p><ul class="found">${leftOut.map((each) => html`<li>${withCode(each)}</li>`)}</ul>` : undefined}
${command && html`<pre><code>${command}</code></pre>`}
<details class="card"><summary>What all of them share</summary><div class="scroll"><table><tbody>${shared.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}</tbody></table></div></details>
</section>`;
}

function counted(count: number, what: string): string {
  return `${formatCount(count)} ${what}${count === 1 ? "" : "s"}`;
}

function inFigures(value: number): string {
  return `${Number(value.toPrecision(4))}`.replace("-", "−");
}
