import { formatShape, type TrainingRecord } from "@gan/spec";
import { lossCurves, probabilityCurves } from "./curves.ts";
import { formatCount, formatFixed } from "./format.ts";
import { inBothWidths } from "./in-both-widths.ts";
import { html, type Markup } from "./markup.ts";
import { errorShareCurves, sampleGradientCurve } from "./monitor-curves.ts";
import { pageScript } from "./page-script.ts";
import { pageShell } from "./page-shell.ts";
import { pngPicture } from "./png-picture.ts";
import type { NetworkInReport, ReportPage, ReportScore, SheetInReport } from "./report-page.ts";
import { scoreComparison, scoreCurve } from "./score-figures.ts";
import { withCode } from "./with-code.ts";

/**
 * Writes one self-contained HTML page about a run: its score, its samples over time, its curves,
 * Figures 2 and 3, its networks, its options and how to make it again.
 *
 * The page loads nothing, follows the reader's dark or light theme, fits a phone and works without scripts.
 */
export function reportPage(page: ReportPage): string {
  const body = html`<header>
<p class="eyebrow">${page.experiment} · generative adversarial nets</p>
<h1>${page.title}</h1>
${page.summary && html`<p class="lead">${page.summary}</p>`}
${page.warnings?.map(({ text, advice }) => html`<p class="card warning" role="alert"><strong>${text}</strong> ${withCode(advice)}</p>`)}
${page.score && scoreSection(page.score)}
${factsSection(page)}
</header>
<main>
${page.samples.length > 0 ? samplesSection(page) : undefined}
${page.records.length > 0 ? trainingSection(page) : undefined}
<div class="panels">
${page.sheets?.map(sheetSection)}
${page.figure2 && figure2Section(page.figure2)}
${page.figure3 && figure3Section(page.figure3)}
</div>
${page.networks && networksSection(page.networks)}
${reproduceSection(page)}
</main>`;
  return pageShell({ title: page.title, body, script: pageScript });
}

function scoreSection({
  estimate,
  bandwidth,
  sampleCount,
  paper,
  others,
  note,
}: ReportScore): Markup {
  const rows = [...(paper ? [paper] : []), ...(others ?? [])];
  const setting = [
    bandwidth === undefined ? "" : `σ = ${Number(bandwidth.toPrecision(4))}`,
    sampleCount === undefined ? "" : `${formatCount(sampleCount)} samples`,
    `${formatCount(estimate.count)} test examples`,
  ].filter(Boolean);
  return html`<section class="card score" aria-labelledby="score">
<div>
<h2 id="score">Parzen score</h2>
<p class="number">${formatFixed(estimate.mean, 1)} <small>± ${estimate.standardError.toFixed(1)} nats</small></p>
${paper && html`<p class="versus">${paper.label}: <strong>${paper.mean} ± ${paper.standardError}</strong></p>`}
<p class="note">Log-likelihood of the test set, higher is better. ${setting.join(", ")}. ${note}</p>
</div>
${rows.length > 0 ? inBothWidths((size) => scoreComparison({ label: "This run", ...estimate }, rows, size)) : undefined}
</section>`;
}

function factsSection({ records, networks, facts: others = {} }: ReportPage): Markup | undefined {
  const last = records.at(-1);
  const parameters = networks?.map((network) => [network.role, countParameters(network)] as const);
  const facts: (readonly [string, string])[] = [];
  if (last) {
    facts.push(["Iterations", formatCount(last.iteration)], ["Epochs", formatCount(last.epoch)]);
    for (const [name, value] of answersIn(last)) facts.push([`${name}, last`, value]);
  }
  facts.push(...Object.entries(others));
  for (const [role, count] of parameters ?? [])
    facts.push([`${role} parameters`, formatCount(count)]);
  if (facts.length === 0) return undefined;
  return html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function samplesSection({ samples, samplesNote, records }: ReportPage): Markup {
  return html`<section aria-labelledby="samples">
<h2 id="samples">Samples over time</h2>
<p>What the generator makes of the same noise as it learns. ${samplesNote}</p>
<div class="card player">
<div class="film" tabindex="0" role="group" aria-label="Samples by iteration">${samples.map(
    ({ iteration, png }) => html`<figure>${pngPicture(png, `Samples at iteration ${iteration}`)}
<figcaption><span>Iteration</span> <strong>${formatCount(iteration)}</strong> <span>${playersAt(iteration, records)}</span></figcaption></figure>`,
  )}</div>
<div class="controls" hidden><button type="button">Play</button><input type="range" min="0" value="0" aria-label="Iteration"></div>
</div>
</section>`;
}

/** How the players stood when samples were taken. */
function playersAt(iteration: number, records: ReportPage["records"]): string {
  const record = records.findLast((candidate) => candidate.iteration <= iteration);
  if (record === undefined) return "before training";
  const answers = answersIn(record).map(([name, value]) => `${name} ${value}`);
  return [`epoch ${record.epoch}`, ...answers].join(", ");
}

/** D's mean answers, where there is a D that gives any. */
function answersIn(record: TrainingRecord): [name: string, value: string][] {
  const { realProbability, fakeProbability } = record.values;
  const answers: Record<string, number | undefined> = {
    "D(x)": realProbability,
    "D(G(z))": fakeProbability,
  };
  return Object.entries(answers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value.toFixed(2)]],
  );
}

function trainingSection({
  records,
  monitor,
  scores,
  score,
  equilibrium,
  hasEquilibrium = true,
}: ReportPage): Markup {
  const rest =
    "When generated and real examples cannot be told apart, D answers ½ everywhere and the losses rest on the dashed lines.";
  // A score that stands for no probability is neither right nor wrong.
  const answers = records.some((record) => answersIn(record).length > 0);
  return html`<section aria-labelledby="training">
<h2 id="training">The game</h2>
<p>${hasEquilibrium ? rest : "What each player descends in training."}</p>
<div class="pair">
<figure class="card"><h3>Losses</h3>${inBothWidths((size) => lossCurves(records, { ...size, hasEquilibrium, ...(equilibrium && { equilibrium }) }))}</figure>
${answers ? html`<figure class="card"><h3>What D answers</h3>${inBothWidths((size) => probabilityCurves(records, size))}</figure>` : undefined}
${
  monitor && monitor.length > 1
    ? html`${answers ? html`<figure class="card"><h3>How often D is wrong</h3>${inBothWidths((size) => errorShareCurves(monitor, size))}<figcaption>At the ends of epochs, without dropout or noise.</figcaption></figure>` : undefined}
<figure class="card"><h3>What G is told</h3>${inBothWidths((size) => sampleGradientCurve(monitor, size))}<figcaption>At the ends of epochs, with the dropout and noise of training.</figcaption></figure>`
    : undefined
}
${
  scores && scores.length > 0
    ? html`<figure class="card across"><h3>Parzen score by epoch</h3>${inBothWidths(
        (size) => scoreCurve(scores, { ...size, ...(score?.paper && { reference: score.paper }) }),
        1030,
      )}${score?.paper && html`<figcaption>Dashed: ${score.paper.label}, ${score.paper.mean} ± ${score.paper.standardError}.</figcaption>`}</figure>`
    : undefined
}
</div>
</section>`;
}

function sheetSection({ title, caption, png }: SheetInReport, i: number): Markup {
  return html`<section aria-labelledby="sheet-${i + 1}">
<h2 id="sheet-${i + 1}">${title}</h2>
<p>${caption}</p>
<figure class="card">${pngPicture(png, title)}</figure>
</section>`;
}

function figure2Section(png: Uint8Array): Markup {
  return html`<section aria-labelledby="figure-2">
<h2 id="figure-2">Fair draws and their nearest neighbors</h2>
<p>Samples as they came, none picked. The last column, framed in yellow, is the training example nearest to the sample on its left: were they the same, the model would have memorized. (Figure 2 of the paper.)</p>
<figure class="card">${pngPicture(png, "Rows of samples; the last column, framed in yellow, holds the nearest training examples")}</figure>
</section>`;
}

function figure3Section(png: Uint8Array): Markup {
  return html`<section aria-labelledby="figure-3">
<h2 id="figure-3">Walking through noise space</h2>
<p>Each row is a straight line between two noise vectors, decoded by the generator. (Figure 3 of the paper.)</p>
<figure class="card">${pngPicture(png, "Rows of samples that change gradually from left to right")}</figure>
</section>`;
}

function networksSection(networks: readonly NetworkInReport[]): Markup {
  return html`<section aria-labelledby="networks">
<h2 id="networks">Networks</h2>
${networks.map(
  (network) => html`<div class="card scroll"><table>
<caption><strong>${network.role}</strong> · ${network.name} · ${formatCount(countParameters(network))} parameters</caption>
<thead><tr><th scope="col">Layer</th><th scope="col">Computes</th><th scope="col">Output</th><th scope="col" class="end">Parameters</th></tr></thead>
<tbody>${network.layers.map(
    (layer) =>
      html`<tr><th scope="row">${layer.name}</th><td>${layer.description}</td><td class="shape">${formatShape(layer.outputShape)}</td><td class="end">${formatCount(layer.parameterCount)}</td></tr>`,
  )}</tbody>
</table></div>`,
)}
</section>`;
}

function reproduceSection({ command, options, environment }: ReportPage): Markup {
  return html`<section aria-labelledby="again">
<h2 id="again">Make it again</h2>
${command && html`<p>The same seed, settings and engine give the same samples.</p><pre><code>${command}</code></pre>`}
<div class="pair">
${valuesCard("Options", options)}
${valuesCard("Environment", environment)}
</div>
</section>`;
}

function valuesCard(title: string, values: Readonly<Record<string, unknown>>): Markup | undefined {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return undefined;
  return html`<div class="card scroll"><h3>${title}</h3><table><tbody>${entries.map(
    ([name, value]) =>
      html`<tr><th scope="row">${name}</th><td>${typeof value === "object" ? JSON.stringify(value) : String(value)}</td></tr>`,
  )}</tbody></table></div>`;
}

function countParameters({ layers }: Pick<NetworkInReport, "layers">): number {
  return layers.reduce((sum, layer) => sum + layer.parameterCount, 0);
}
