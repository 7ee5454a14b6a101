import { html, nothing } from "lit-html";
import { countOf } from "../../drawing/draw-pictures.ts";
import type { Actions } from "../../page/actions.ts";
import type { PageState } from "../../page/state.ts";
import type { PictureChoice } from "../../protocol.ts";
import { moveFocus } from "../move-focus.ts";
import { math, rich } from "../rich.ts";
import { steepestOf } from "./slope-pixels.ts";

/** Real examples that can be chosen. */
const EXAMPLES = 8;

/** What D looks at: the slope of its output at each pixel of a picture, over it in two colors. */
export function attentionView(state: PageState, actions: Actions) {
  const { watching, picked, speech } = state;
  const { plain } = speech;
  const of: PictureChoice = { of: "samples", index: picked.at(-1) ?? 0 };
  const isOpen = watching.slope !== undefined;
  return html`
    <section
      class=${`card attention ${isOpen ? "wide" : ""}`}
      aria-labelledby="attention-title"
      data-sight
      @gan-sight=${({ detail }: CustomEvent<boolean>) => actions.see("slope", detail)}
    >
      <h2 id="attention-title">${rich(speech.say("look.title"))}</h2>
      ${isOpen ? openView(state, actions) : html`<p class="hint">${rich(speech.say("look.hint"))}</p>`}
      <button
        aria-expanded=${isOpen}
        @click=${() => actions.watch({ slope: isOpen ? undefined : of })}
      >${plain(isOpen ? "look.hide" : "look.show")}</button>
    </section>
  `;
}

function openView(state: PageState, actions: Actions) {
  const { watched, opened, speech } = state;
  const { say, plain, decimal } = speech;
  const { slope } = watched;
  if (!slope) return html`<p class="hint">${plain("figure.none")}</p>`;
  const name = nameOf(slope.of, state);
  const answer = opened?.isScore ? decimal(slope.answer, 2) : speech.percent(slope.answer);
  return html`
    <div class="attended">
      <figure>
        <canvas data-plain role="img" aria-label=${name}></canvas>
        <figcaption>${name} · ${math("D(x)")} ${answer}</figcaption>
      </figure>
      <figure>
        <canvas data-slope role="img" aria-label=${plain("look.slope", { picture: name })}></canvas>
        <figcaption class="ramp-of-slope">
          <canvas data-ramp aria-hidden="true"></canvas>
          <span>${say("look.fake")}</span><span>${say("look.real")}</span>
        </figcaption>
      </figure>
      <div>
        <p class="hint">${rich(say("look.scale", { slope: speech.figures(steepestOf(slope)) }))}</p>
        ${examplesView(state, actions)}
      </div>
    </div>
  `;
}

function examplesView(state: PageState, actions: Actions) {
  const { opened, watching, speech } = state;
  const data = opened?.data;
  if (!data || !("pixels" in data)) return nothing;
  const { of, index: chosen } = watching.slope ?? { of: "samples", index: 0 };
  const isChosen = (index: number) => of === "data" && index === chosen;
  return html`
    <p class="hint">${speech.plain("look.choose")}</p>
    <div
      class="examples"
      role="group"
      aria-label=${speech.plain("look.examples")}
      data-keys
      @keydown=${(event: KeyboardEvent) => moveFocus(event, EXAMPLES)}
    >
      ${Array.from(
        { length: Math.min(EXAMPLES, countOf(data)) },
        (_, index) => html`
          <button
            class="sample"
            tabindex=${index === (of === "data" ? chosen : 0) ? 0 : -1}
            aria-pressed=${isChosen(index)}
            aria-label=${nameOf({ of: "data", index }, state)}
            @click=${() => actions.watch({ slope: { of: "data", index } })}
          ><canvas data-example=${index}></canvas></button>
        `,
      )}
    </div>
  `;
}

function nameOf({ of, index }: PictureChoice, { speech }: PageState): string {
  return speech.plain(of === "data" ? "look.example" : "figure.sample", { number: index + 1 });
}
