import { html, nothing } from "lit-html";
import type { Side } from "../beside/clock.ts";
import { openCanvas } from "../drawing/canvas.ts";
import { drawFrame } from "../drawing/draw-frame.ts";
import { countOf, pictureAt } from "../drawing/draw-pictures.ts";
import type { Palette } from "../drawing/palette.ts";
import { type GameChoice, games, labelOf, needsOf } from "../games.ts";
import type { MessageKey } from "../languages/messages.ts";
import { isShown } from "../lessons/progress.ts";
import type { Actions } from "../page/actions.ts";
import type { PageState } from "../page/state.ts";
import type { Pictures } from "../protocol.ts";
import { drawingView } from "./drawing-board.ts";
import { looks, needLooks } from "./late-looks.ts";
import { moveFocus } from "./move-focus.ts";
import { badgeView } from "./pair.ts";
import { math, rich } from "./rich.ts";
import { storyView } from "./story.ts";

/** The main figure, with the choice of what is learned above it. */
export function stageView(state: PageState, actions: Actions, side: Side) {
  const { opened, speech } = state;
  const view = opened?.view ?? "line";
  return html`
    <section
      class="card stage"
      data-side=${side}
      aria-label=${state.hasPair ? speech.plain("pair.game", { name: side.toUpperCase() }) : speech.plain("part.figure")}
    >
      <div class="stage-head">
        ${state.hasPair ? badgeView(side) : nothing}
        ${isShown(state, "games") ? gamesView(state, actions) : nothing}
        ${legendView(state, actions)}
      </div>
      ${
        view === "pictures"
          ? samplesView(state, actions)
          : html`<div class="figure" data-view=${view}>
              <canvas
                data-figure
                ?data-sight=${state.watching.grid}
                role="img"
                aria-label=${describe(state)}
                @gan-sight=${({ detail }: CustomEvent<boolean>) => actions.see("grid", detail)}
              ></canvas>
              ${needsOf(opened?.game) === "points" && isShown(state, "games") ? drawingView(state, actions) : nothing}
            </div>`
      }
      ${isShown(state, "story") ? storyView(state) : nothing}
    </section>
  `;
}

/** What can be learned in this view. */
function gamesView({ opened, speech, offered }: PageState, actions: Actions) {
  const isThere = ({ name, isOffered }: GameChoice) =>
    !isOffered || offered !== undefined || name === opened?.game;
  return html`
    <div class="chips" role="group" aria-label=${speech.plain("part.data")}>
      ${games
        .filter((game) => game.view === (opened?.view ?? "line") && isThere(game))
        .map(
          ({ name }) => html`
            <button
              class="chip"
              aria-pressed=${name === opened?.game}
              @click=${() => actions.openGame(name)}
            >${speech.tell(labelOf(name))}</button>
          `,
        )}
    </div>
  `;
}

function legendView(
  { opened, shows, speech, hasPair, watching }: PageState,
  { update, watch }: Actions,
) {
  if (watching.grid) needLooks({ update });
  const say = (key: MessageKey) => rich(speech.say(key));
  const box = (isOn: boolean, change: () => void, label: unknown, why = "") => html`
    <label class="toggle" title=${why}>
      <input type="checkbox" .checked=${isOn} @change=${change} />${label}
    </label>
  `;
  const toggle = (name: "arrows" | "data", label: unknown, why?: string) =>
    box(shows[name], () => update({ shows: { ...shows, [name]: !shows[name] } }), label, why);
  if (opened?.view === "plane") {
    return html`<div class="legend">
      <span class="key data dot">${say("legend.data")}</span>
      <span class="key of-g dot"><span>${say("legend.samples")}</span></span>
      <span class="key heat"><span>${say("legend.fake")}</span><span class="ramp" aria-hidden="true"></span>${say("legend.real")}</span>
      ${toggle("arrows", say("legend.gradients"), speech.plain("legend.gradientsWhy"))} ${toggle("data", say("legend.data"))}
      ${box(watching.grid, () => watch({ grid: !watching.grid }), say("legend.grid"), speech.plain("legend.gridWhy"))}
    </div>`;
  }
  if (opened?.view === "pictures") {
    if (hasPair) return nothing;
    return html`<div class="legend"><span class="hint">${say("legend.pick")}</span></div>`;
  }
  return html`<div class="legend">
    <span class="key data"><span>${math("p_data")}</span></span>
    <span class="key of-g"><span>${math("p_g")}</span></span>
    <span class="key of-d"><span>${math("D")}</span></span>
    <span class="key optimal"><span>${math("D* = p_data / (p_data + p_g)")}</span></span>
    ${toggle("arrows", math("z → x"))}
  </div>`;
}

/** What the figure shows, for who does not see it. */
function describe({ opened, frame, curve, speech }: PageState): string {
  const { plain, decimal } = speech;
  if (!opened || !frame) return plain("figure.none");
  const { values } = curve.at(-1) ?? {};
  const said = values && {
    real: decimal(values.realProbability, 2),
    fake: decimal(values.fakeProbability, 2),
  };
  const { shown, modes } = frame;
  return [
    shown.view === "line"
      ? plain("figure.line", { deviation: decimal(shown.deviation, 2) })
      : plain("figure.plane", { game: labelOf(opened.game) }),
    ...(modes ? [plain("figure.modes", { found: modes.found, total: modes.total })] : []),
    ...(said ? [plain("figure.answers", said)] : []),
  ].join(" ");
}

function samplesView({ frame, picked, speech, opened }: PageState, { pick }: Actions) {
  const shown = frame?.shown.view === "pictures" ? frame.shown : undefined;
  const count = shown ? countOf(shown) : 64;
  const answer = (i: number) => {
    const value = shown?.answers[i];
    if (value === undefined) return "–";
    return opened?.isScore ? speech.decimal(value, 2) : speech.percent(value);
  };
  const name = (i: number) => speech.plain("figure.sample", { number: i + 1 });
  // Said when a sample is come to, and not again with every frame: a screen reader would never fall silent.
  const say = ({ currentTarget }: Event, i: number, isHere: boolean) => {
    const said = isHere ? `${name(i)}, D(x) ${answer(i)}` : name(i);
    (currentTarget as Element).setAttribute("aria-label", said);
  };
  return html`
    <div class="samples" role="group" aria-label=${speech.plain("figure.allSamples")} data-keys @keydown=${(event: KeyboardEvent) => moveFocus(event, 8)}>
      ${Array.from(
        { length: count },
        (_, i) => html`
        <button
          class="sample"
          tabindex=${i === (picked.at(-1) ?? 0) ? 0 : -1}
          aria-pressed=${picked.includes(i)}
          aria-label=${name(i)}
          data-answer=${answer(i)}
          @focus=${(event: Event) => say(event, i, true)}
          @blur=${(event: Event) => say(event, i, false)}
          @click=${() => pick(i)}
        ><canvas data-sample=${i}></canvas></button>
      `,
      )}
    </div>
  `;
}

const drawn = new WeakMap<
  Element,
  { frame: unknown; palette: unknown; shows: unknown; size: string; speech: unknown; over: unknown }
>();

/** Draws what was rendered: the figure, and every small picture. */
export function drawStage(page: ShadowRoot, side: Side, state: PageState, palette: Palette): void {
  const root = state.hasPair ? page.querySelector(`.stage[data-side=${side}]`) : page;
  if (!root) return;
  const { opened, frame, shows, speech } = state;
  if (!opened || !frame || frame.shown.view !== opened.view) return;
  const canvas = root.querySelector<HTMLCanvasElement>("canvas[data-figure]");
  looks?.draw(root, page, state);
  if (canvas) {
    const size = `${canvas.clientWidth}×${canvas.clientHeight}`;
    const before = drawn.get(canvas);
    const over = looks?.gridOf(state);
    const isSame = before?.frame === frame && before.palette === palette && before.shows === shows;
    if (isSame && before.size === size && before.speech === speech && before.over === over) return;
    drawn.set(canvas, { frame, palette, shows, size, speech, over });
    const { context, width, height } = openCanvas(canvas);
    drawFrame(context, { width, height }, frame, opened, palette, {
      ...shows,
      ...{ over, density: speech.plain("figure.density") },
    });
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

function paint(root: ParentNode, name: string, pictures: Pictures): void {
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
