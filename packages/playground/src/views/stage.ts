import { html, nothing } from "lit-html";
import { openCanvas } from "../drawing/canvas.ts";
import { drawFrame } from "../drawing/draw-frame.ts";
import { countOf, pictureAt } from "../drawing/draw-pictures.ts";
import type { Palette } from "../drawing/palette.ts";
import { games, needsOf } from "../games.ts";
import type { Actions } from "../page/actions.ts";
import { decimal } from "../page/format.ts";
import type { PageState } from "../page/state.ts";
import type { Pictures } from "../protocol.ts";
import { drawingView } from "./drawing-board.ts";
import { storyView } from "./story.ts";

/** The main figure, with the choice of what is learned above it. */
export function stageView(state: PageState, actions: Actions) {
  const { opened } = state;
  const view = opened?.view ?? "line";
  return html`
    <section class="card stage" aria-label="Figure">
      <div class="stage-head">
        <div class="chips" role="group" aria-label="Data">
          ${games
            .filter((game) => game.view === view)
            .map(
              ({ name, label }) => html`
                <button
                  class="chip"
                  aria-pressed=${name === opened?.game}
                  @click=${() => actions.openGame(name)}
                >${label}</button>
              `,
            )}
        </div>
        ${legendView(state, actions)}
      </div>
      ${
        view === "pictures"
          ? samplesView(state, actions)
          : html`<div class="figure" data-view=${view}>
              <canvas data-figure role="img" aria-label=${describe(state)}></canvas>
              ${needsOf(opened?.game) === "points" ? drawingView(state, actions) : nothing}
            </div>`
      }
      ${storyView(state)}
    </section>
  `;
}

function legendView({ opened, shows }: PageState, { update }: Actions) {
  const toggle = (name: "arrows" | "data", label: string) => html`
    <label class="toggle">
      <input
        type="checkbox"
        .checked=${shows[name]}
        @change=${() => update({ shows: { ...shows, [name]: !shows[name] } })}
      />${label}
    </label>
  `;
  const p = (sub: string) => html`<i>p</i><sub>${sub}</sub>`;
  if (opened?.view === "plane") {
    return html`<div class="legend">
      <span class="key data dot">data</span>
      <span class="key of-g dot"><span>samples of <i>G</i></span></span>
      <span class="key heat"><span><i>D</i>: fake</span><span class="ramp" aria-hidden="true"></span>real</span>
      ${toggle("arrows", "gradients")} ${toggle("data", "data")}
    </div>`;
  }
  if (opened?.view === "pictures") {
    return html`<div class="legend"><span class="hint">Pick two samples to go from one to the other.</span></div>`;
  }
  return html`<div class="legend">
    <span class="key data"><span>${p("data")}</span></span>
    <span class="key of-g"><span>${p("g")}</span></span>
    <span class="key of-d"><span><i>D</i></span></span>
    <span class="key optimal"><span><i>D</i>* = ${p("data")} / (${p("data")} + ${p("g")})</span></span>
    ${toggle("arrows", "z → x")}
  </div>`;
}

/** What the figure shows, for who does not see it. */
function describe({ opened, frame, curve }: PageState): string {
  if (!opened || !frame) return "The figure is being made.";
  const last = curve.at(-1);
  const said = last
    ? ` D(x) is ${decimal(last.values.realProbability, 2)} and D(G(z)) ${decimal(last.values.fakeProbability, 2)} on average.`
    : "";
  if (frame.shown.view === "line") {
    return `Densities of the data and of G on a line, with D and the best D. The mean distance of D from the best D is ${decimal(frame.shown.deviation, 2)}.${said}`;
  }
  const modes = frame.modes ? ` ${frame.modes.found} of ${frame.modes.total} modes are found.` : "";
  return `${opened.title}: data and samples of G in the plane over a heat map of D.${modes}${said}`;
}

function samplesView({ frame, picked }: PageState, { pick }: Actions) {
  const shown = frame?.shown.view === "pictures" ? frame.shown : undefined;
  const count = shown ? countOf(shown) : 64;
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -8,
      ArrowDown: 8,
    };
    const step = steps[event.key];
    const cells = [...(event.currentTarget as Element).querySelectorAll("button")];
    const at = cells.indexOf(event.target as HTMLButtonElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    cells[at + step]?.focus();
  };
  return html`
    <div class="samples" role="group" aria-label="Samples of G" data-keys @keydown=${move}>
      ${Array.from(
        { length: count },
        (_, i) => html`
        <button
          class="sample"
          tabindex=${i === (picked.at(-1) ?? 0) ? 0 : -1}
          aria-pressed=${picked.includes(i)}
          aria-label=${`Sample ${i + 1}`}
          @click=${() => pick(i)}
        ><canvas data-sample=${i}></canvas></button>
      `,
      )}
    </div>
  `;
}

const drawn = new WeakMap<
  Element,
  { frame: unknown; palette: unknown; shows: unknown; size: string }
>();

/** Draws what was rendered: the figure, and every small picture. */
export function drawStage(root: ShadowRoot, state: PageState, palette: Palette): void {
  const { opened, frame, shows } = state;
  if (!opened || !frame || frame.shown.view !== opened.view) return;
  const canvas = root.querySelector<HTMLCanvasElement>("canvas[data-figure]");
  if (canvas) {
    const size = `${canvas.clientWidth}×${canvas.clientHeight}`;
    const before = drawn.get(canvas);
    const isSame = before?.frame === frame && before.palette === palette && before.shows === shows;
    if (isSame && before.size === size) return;
    drawn.set(canvas, { frame, palette, shows, size });
    const { context, width, height } = openCanvas(canvas);
    drawFrame(context, { width, height }, frame, opened, palette, shows);
  }
  if (frame.shown.view === "pictures") paint(root, "sample", frame.shown);
  const { neighbors, strip, decoded } = state;
  if (neighbors) {
    paint(root, "drawn", neighbors.samples);
    paint(root, "nearest", neighbors.neighbors);
  }
  if (strip) paint(root, "strip", strip);
  if (decoded) paint(root, "decoded", decoded);
}

const painted = new WeakMap<HTMLCanvasElement, Pictures>();

function paint(root: ShadowRoot, name: string, pictures: Pictures): void {
  for (const canvas of root.querySelectorAll<HTMLCanvasElement>(`canvas[data-${name}]`)) {
    if (painted.get(canvas) === pictures) continue;
    painted.set(canvas, pictures);
    const index = Number(canvas.dataset[name]);
    if (index >= countOf(pictures)) continue;
    const { width, height } = pictures;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    canvas.getContext("2d")!.putImageData(pictureAt(pictures, index), 0, 0);
  }
}
