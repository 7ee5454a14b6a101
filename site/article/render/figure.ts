import type { AnyFigure } from "../figures/any-figure.ts";
import { type Control, startOf } from "../figures/figure.ts";
import type { Changes, Task } from "../figures/trained-figure.ts";
import { inline } from "./text.ts";

/** Widths in which figures are drawn for who has no JavaScript. */
const WIDTH = 680;

/** A figure as it stands on the page before anything runs: its picture, its controls and its caption. */
export function figureHtml(figure: AnyFigure, caption: string, moment: unknown): string {
  const { name, label, aspect, legend, controls } = figure;
  const [wide, narrow] = aspect;
  const size = { width: WIDTH, height: Math.round(WIDTH / wide) };
  const values = startOf(figure);
  const said = figure.say(values, moment);
  return `<figure class="figure${wide <= 1 ? " beside" : ""}" id="figure-${name}" data-figure="${name}" style="--wide: ${wide}; --narrow: ${narrow}">
<div class="legend">${legend.map(([key, words]) => `<span class="key ${key}"><span>${words}</span></span>`).join("")}</div>
<div class="plot"><svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${attribute(`${label} ${said}`)}">${figure.draw(values, size, moment)}</svg></div>
<p class="said" aria-live="${figure.task ? "off" : "polite"}">${said}</p>
<div class="controls needs-js">${transport(figure)}${controls.map((control, i) => controlHtml(figure, control, i)).join("")}</div>
<figcaption>${inline(caption)}</figcaption>
${figure.task ? `<script type="application/json">${JSON.stringify(moment)}</script>` : ""}</figure>
`;
}

function transport(figure: AnyFigure): string {
  const { task, moves = [], fetches, runs } = figure;
  if (fetches) return `<button type="button" class="play" data-fetch>${fetches}</button>`;
  if (runs) return `<button type="button" class="play" data-run>Let it run</button>`;
  if (!task) return "";
  return [
    `<button type="button" class="play" data-play>Train</button>`,
    ...moves.map(({ label }, i) => `<button type="button" data-move="${i}">${label}</button>`),
    `<button type="button" data-again>From the start</button>`,
    task.kind === "game" ? playgroundLink(task, figure.settings?.(startOf(figure))) : "",
  ].join("");
}

/** The same game where everything of it can be changed. */
function playgroundLink(
  { experiment, settings }: Extract<Task, { kind: "game" }>,
  { stepsPerSecond: _, ...changes }: Changes = {},
): string {
  const address = new URLSearchParams({ game: experiment });
  for (const [name, value] of Object.entries({ ...settings, ...changes })) {
    address.set(name, `${value}`);
  }
  return `<a href="../playground/index.html#${attribute(`${address}`)}">In the playground</a>`;
}

function controlHtml({ name, fetches }: AnyFigure, control: Control, index: number): string {
  if (control.kind === "button") {
    return `<button type="button" data-sets="${index}">${control.label}</button>`;
  }
  const id = `${name}-${control.name}`;
  const state = `autocomplete="off"${fetches ? " disabled" : ""}`;
  if (control.kind === "range") {
    const { low, high, step, start, label } = control;
    return `<label class="range" for="${id}"><span>${label}</span><input type="range" id="${id}" data-control="${control.name}" min="${low}" max="${high}" step="${step}" value="${start}" aria-valuetext="${control.show(start)}" ${state}><output>${control.show(start)}</output></label>`;
  }
  const options = control.options.map(
    ([value, words]) =>
      `<label><input type="radio" name="${id}" data-control="${control.name}" value="${value}"${value === control.start ? " checked" : ""} ${state}><span>${words}</span></label>`,
  );
  return `<fieldset class="choice"><legend>${control.label}</legend>${options.join("")}</fieldset>`;
}

function attribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
