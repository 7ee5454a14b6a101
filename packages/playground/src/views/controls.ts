import { html, nothing, type TemplateResult } from "lit-html";
import type { Actions } from "../page/actions.ts";
import type { PageState } from "../page/state.ts";
import type { Catalog, EngineName, Opened, PlaySettings } from "../protocol.ts";

interface NumberControl {
  readonly name: keyof PlaySettings;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number | "any";
  readonly beginsAnew?: boolean;
}

const basic: readonly NumberControl[] = [
  { name: "discriminatorSteps", label: "Steps of D, k", min: 1, max: 200, step: 1 },
  { name: "generatorSteps", label: "Steps of G", min: 1, max: 50, step: 1 },
  { name: "learningRate", label: "Learning rate η", min: 0, max: 10, step: "any" },
];

const more: readonly NumberControl[] = [
  {
    name: "discriminatorRateScale",
    label: "η of D, factor",
    min: 0,
    max: 100,
    step: "any",
  },
  {
    name: "discriminatorLossScale",
    label: "Loss of D, factor",
    min: 0,
    max: 10,
    step: "any",
  },
  { name: "momentumFrom", label: "Momentum, first", min: 0, max: 0.999, step: "any" },
  { name: "momentumTo", label: "Momentum, last", min: 0, max: 0.999, step: "any" },
  {
    name: "learningRateDecay",
    label: "Divisor of η",
    min: 1,
    max: 2,
    step: "any",
  },
  { name: "batchSize", label: "Minibatch m", min: 1, max: 1000, step: 1 },
  {
    name: "width",
    label: "Width of networks",
    min: 0.05,
    max: 4,
    step: "any",
    beginsAnew: true,
  },
  {
    name: "noiseSize",
    label: "Numbers in z",
    min: 1,
    max: 200,
    step: 1,
    beginsAnew: true,
  },
  { name: "seed", label: "Seed", min: 0, max: 2 ** 31, step: 1, beginsAnew: true },
];

const dropout: NumberControl = {
  ...{ name: "dropout", label: "Dropout in D", min: 0, max: 0.95, step: "any" },
};

/** Settings, live; what the paper has stands beside each. */
export function controlsView(state: PageState, actions: Actions) {
  const { opened } = state;
  if (!opened) return nothing;
  const { settings, view } = opened;
  const number = (control: NumberControl) => numberView(control, opened, actions);
  const choice = (name: ChoiceName, label: string) => choiceView(name, label, opened, actions);
  const isAtOptimum = settings.discriminatorSteps >= 100;
  return html`
    <section class="card controls" aria-labelledby="controls-title">
      <h2 id="controls-title">Settings <small>paper’s in gray</small></h2>
      ${
        view === "line"
          ? html`<label class="switch">
              <input
                type="checkbox"
                .checked=${isAtOptimum}
                @change=${(event: Event) =>
                  actions.trainToOptimum((event.target as HTMLInputElement).checked)}
              />
              <span>Train <i>D</i> to its optimum first</span>
            </label>`
          : nothing
      }
      <div class="fields">
        ${basic.map(number)}
        ${choice("loss", "Loss")} ${choice("penalty", "Penalty on D")}
        ${view === "pictures" ? choice("augmentation", "Pictures changed") : nothing}
        ${choice("schedule", "Schedule")} ${choice("rule", "Rule")}
      </div>
      <details>
        <summary>More settings</summary>
        <div class="fields">
          ${view === "pictures" ? number(dropout) : nothing} ${more.map(number)}
          ${choice("noise", "Noise")}
        </div>
        <p class="hint">↺ begins the run anew. The rest is live.</p>
        <button @click=${actions.usePaperSettings}>All as in the released code</button>
      </details>
      ${engineView(state, actions)}
    </section>
  `;
}

function numberView(
  { name, label, min, max, step, beginsAnew }: NumberControl,
  { settings, catalog }: Opened,
  actions: Actions,
): TemplateResult {
  const value = settings[name] as number;
  const shown = String(Number(value.toPrecision(7)));
  const paper = catalog.released[name];
  return html`
    <label class="field">
      <span>${label}${beginsAnew ? html` <span title="begins the run anew">↺</span>` : nothing}</span>
      <span class="paper" title=${paper === undefined ? "" : `${paper} in the released code`}>${paper ?? ""}</span>
      <input
        type="number"
        inputmode="decimal"
        min=${min}
        max=${max}
        step=${step}
        .value=${shown}
        @change=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          const typed = input.valueAsNumber;
          // What is typed is shown once it holds: the worker may refuse it.
          input.value = shown;
          if (typed >= min && typed <= max) {
            if (typed !== value) actions.set({ [name]: typed });
            return;
          }
          const words = `${label} is ${shown} as before: it can be from ${min} to ${max.toLocaleString("en")}.`;
          actions.update({ notice: { words, isProblem: true } });
        }}
      />
    </label>
  `;
}

type ChoiceName = keyof Catalog["choices"];

function choiceView(
  name: ChoiceName,
  label: string,
  { settings, catalog }: Opened,
  actions: Actions,
): TemplateResult {
  return html`
    <label class="field">
      <span>${label}</span>
      <span class="paper" title=${`${catalog.released[name]} in the released code`}>
        ${settings[name] === catalog.released[name] ? "✓" : ""}
      </span>
      <select
        .value=${settings[name]}
        @change=${(event: Event) => {
          const select = event.target as HTMLSelectElement;
          const chosen = select.value;
          select.value = settings[name];
          actions.set({ [name]: chosen });
        }}
      >
        ${catalog.choices[name].map(
          (choice) =>
            html`<option value=${choice} .selected=${choice === settings[name]}>${choice}</option>`,
        )}
      </select>
    </label>
  `;
}

const engines: readonly (EngineName | "auto")[] = ["auto", "webgpu", "webgl", "wasm", "cpu"];

/** Engines can be changed while the game rests; it goes on from the same state. */
function engineView({ opened, isPlaying }: PageState, actions: Actions) {
  if (!opened) return nothing;
  return html`
    <label class="field engine">
      <span>Engine</span>
      <span></span>
      <select
        title=${isPlaying ? "Pause to change the engine" : ""}
        aria-describedby="engine-note"
        ?disabled=${isPlaying}
        .value=${opened.wanted}
        @change=${(event: Event) => {
          const select = event.target as HTMLSelectElement;
          const chosen = select.value as EngineName | "auto";
          select.value = opened.wanted;
          actions.useEngine(chosen);
        }}
      >
        ${engines.map(
          (name) =>
            html`<option value=${name} .selected=${name === opened.wanted}>${name}</option>`,
        )}
      </select>
    </label>
    <p class="hint" id="engine-note"><b>${opened.engine.name}</b>, ${opened.engine.note}. ${isPlaying ? "Pause to change." : ""}</p>
  `;
}
