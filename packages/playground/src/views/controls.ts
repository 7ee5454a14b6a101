import { html, nothing, type TemplateResult } from "lit-html";
import type { MessageKey } from "../languages/messages.ts";
import type { Speech } from "../languages/speech.ts";
import { isShown } from "../lessons/progress.ts";
import type { Actions } from "../page/actions.ts";
import type { PageState } from "../page/state.ts";
import type { Catalog, EngineName, Opened, PlaySettings } from "../protocol.ts";
import { rich } from "./rich.ts";

/** Settings that have a name on the page. */
type SettingName = {
  [Key in MessageKey]: Key extends `settings.${infer Name}` ? Name : never;
}[MessageKey] &
  keyof PlaySettings;

interface NumberControl {
  readonly name: SettingName;
  readonly min: number;
  readonly max: number;
  readonly step: number | "any";
  readonly beginsAnew?: boolean;
}

const basic: readonly NumberControl[] = [
  { name: "discriminatorSteps", min: 1, max: 200, step: 1 },
  { name: "generatorSteps", min: 1, max: 50, step: 1 },
  { name: "learningRate", min: 0, max: 10, step: "any" },
];

const more: readonly NumberControl[] = [
  {
    name: "discriminatorRateScale",
    min: 0,
    max: 100,
    step: "any",
  },
  {
    name: "discriminatorLossScale",
    min: 0,
    max: 10,
    step: "any",
  },
  { name: "momentumFrom", min: 0, max: 0.999, step: "any" },
  { name: "momentumTo", min: 0, max: 0.999, step: "any" },
  {
    name: "learningRateDecay",
    min: 1,
    max: 2,
    step: "any",
  },
  { name: "batchSize", min: 1, max: 1000, step: 1 },
  {
    name: "width",
    min: 0.05,
    max: 4,
    step: "any",
    beginsAnew: true,
  },
  {
    name: "noiseSize",
    min: 1,
    max: 200,
    step: 1,
    beginsAnew: true,
  },
  { name: "seed", min: 0, max: 2 ** 31, step: 1, beginsAnew: true },
];

const dropout: NumberControl = { name: "dropout", min: 0, max: 0.95, step: "any" };

/** Settings, live; what the paper has stands beside each. */
export function controlsView(state: PageState, actions: Actions) {
  const { opened, speech } = state;
  if (!opened) return nothing;
  const { settings, view } = opened;
  const { plain } = speech;
  const number = (control: NumberControl) => numberView(control, opened, actions, speech);
  const choice = (name: ChoiceName) => choiceView(name, opened, actions, speech);
  const isAlone = (name: string) => isShown(state, `settings.${name}`);
  if (!isShown(state, "settings")) {
    const few = [
      ...[...basic, ...more, dropout].filter(({ name }) => isAlone(name)).map(number),
      ...choices.filter(isAlone).map(choice),
    ];
    if (few.length === 0) return nothing;
    return html`
      <section class="card controls" aria-labelledby="controls-title">
        <h2 id="controls-title">${plain("settings.title")}</h2>
        <div class="fields">${few}</div>
      </section>
    `;
  }
  const isAtOptimum = settings.discriminatorSteps >= 100;
  return html`
    <section class="card controls" aria-labelledby="controls-title">
      <h2 id="controls-title">${plain("settings.title")} <small>${plain("settings.paper")}</small></h2>
      ${
        view === "line"
          ? html`<label class="switch">
              <input
                type="checkbox"
                .checked=${isAtOptimum}
                @change=${(event: Event) =>
                  actions.trainToOptimum((event.target as HTMLInputElement).checked)}
              />
              <span>${rich(speech.say("settings.optimum"))}</span>
            </label>`
          : nothing
      }
      <div class="fields">
        ${basic.map(number)}
        ${choice("loss")} ${choice("penalty")}
        ${view === "pictures" ? choice("augmentation") : nothing}
        ${choice("schedule")} ${choice("rule")}
      </div>
      <details>
        <summary>${plain("settings.more")}</summary>
        <div class="fields">
          ${view === "pictures" ? number(dropout) : nothing} ${more.map(number)}
          ${choice("noise")}
        </div>
        <p class="hint">${plain("settings.anewHint")}</p>
        <button @click=${actions.usePaperSettings}>${plain("settings.allPaper")}</button>
      </details>
      ${engineView(state, actions)}
    </section>
  `;
}

function numberView(
  { name, min, max, step, beginsAnew }: NumberControl,
  { settings, catalog }: Opened,
  actions: Actions,
  { say, plain, figures }: Speech,
): TemplateResult {
  const label = { key: `settings.${name}` } as const;
  const value = settings[name] as number;
  const shown = String(Number(value.toPrecision(7)));
  const released = catalog.released[name];
  const paper = typeof released === "number" ? figures(released, 7) : undefined;
  return html`
    <label class="field">
      <span>${rich(say(label.key))}${beginsAnew ? html` <span title=${plain("settings.anew")}>↺</span>` : nothing}</span>
      <span class="paper" title=${paper === undefined ? "" : plain("settings.inPaper", { value: paper })}>${paper ?? ""}</span>
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
          const values = { label, value: shown, min, max };
          const words = [{ key: "notice.range", values } as const];
          actions.update({ notice: { words, isProblem: true } });
        }}
      />
    </label>
  `;
}

type ChoiceName = keyof Catalog["choices"];

const choices: readonly ChoiceName[] = [
  ...(["loss", "penalty", "augmentation", "schedule", "rule", "noise"] as const),
];

function choiceView(
  name: ChoiceName,
  { settings, catalog }: Opened,
  actions: Actions,
  { say, plain }: Speech,
): TemplateResult {
  return html`
    <label class="field">
      <span>${rich(say(`settings.${name}`))}</span>
      <span class="paper" title=${plain("settings.inPaper", { value: `${catalog.released[name]}` })}>
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
function engineView({ opened, isPlaying, speech }: PageState, actions: Actions) {
  if (!opened) return nothing;
  const { plain } = speech;
  const { name, note } = opened.engine;
  const chosen = rich(speech.say(note.key, { ...note.values, engine: name }));
  return html`
    <label class="field engine">
      <span>${plain("settings.engine")}</span>
      <span></span>
      <select
        title=${isPlaying ? plain("settings.pauseFirst") : ""}
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
    <p class="hint" id="engine-note">${chosen} ${isPlaying ? plain("settings.pause") : ""}</p>
  `;
}
