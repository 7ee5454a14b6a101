import { html, nothing } from "lit-html";
import { labelOf } from "../games.ts";
import type { Said } from "../languages/said.ts";
import type { PageState } from "../page/state.ts";
import { differingSettings } from "../shelf/differing-settings.ts";
import { lineStyle } from "../shelf/line-style.ts";
import { measureName, measures, type ShelfMeasure } from "../shelf/measures.ts";
import { SHELF_ROOM, type ShelvedRun } from "../shelf/shelved-run.ts";
import { valueAt } from "../shelf/value-at.ts";
import { math, rich } from "./rich.ts";
import { settingName } from "./setting-name.ts";

/** What is seen of the shelf. */
export interface ShelfShown {
  readonly runs: readonly ShelvedRun[];
  readonly isLoading: boolean;
  readonly words: readonly Said[];
  readonly isProblem: boolean;
  /** What was removed last, and can be put back. */
  readonly removed?: ShelvedRun | undefined;
  /** Runs whose curves are shown, by id. */
  readonly ticked: ReadonlySet<string>;
  readonly measure: ShelfMeasure;
  /** Where values are read. */
  readonly at?: number | undefined;
}

/** What can be done at the shelf. */
export interface ShelfActions {
  put(name: string): void;
  rename(run: ShelvedRun, name: string): void;
  open(run: ShelvedRun): void;
  remove(run: ShelvedRun): void;
  restore(): void;
  tick(run: ShelvedRun): void;
  choose(measure: ShelfMeasure): void;
  press(event: KeyboardEvent): void;
  close(): void;
}

/** Letters of a run's name. */
const LONGEST = 60;

/** Runs that were put aside to be compared, with their curves over one another. */
export function shelfView(state: PageState, shown: ShelfShown, actions: ShelfActions) {
  const { speech } = state;
  const { plain } = speech;
  const { runs, isLoading, words, isProblem, removed } = shown;
  return html`
    <dialog class="shelf" aria-labelledby="shelf-title" @close=${actions.close}>
      <div class="head">
        <h2 id="shelf-title">
          ${plain("shelf.title")} <small>${plain("shelf.held", { number: runs.length, total: SHELF_ROOM })}</small>
        </h2>
        <button class="quiet" aria-label=${plain("shelf.close")} title=${plain("shelf.close")} @click=${actions.close}>✕</button>
      </div>
      ${putView(state, shown, actions)}
      <div class="said" role=${isProblem ? "alert" : "status"}>
        ${
          words.length > 0
            ? html`<p class=${isProblem ? "notice problem" : "notice"}>
                <span>${words.map((said) => html`${rich(speech.tell(said))} `)}</span>
                ${removed ? html`<button @click=${actions.restore}>${plain("notice.undo")}</button>` : nothing}
              </p>`
            : nothing
        }
      </div>
      ${
        runs.length > 0
          ? html`<ul class="runs">${runs.map((run) => runView(run, state, shown, actions))}</ul>`
          : html`<p class="hint">${isLoading ? "…" : plain("shelf.empty")}</p>`
      }
      ${runs.length > 0 ? overlaidView(state, shown, actions) : nothing}
    </dialog>
  `;
}

function putView(
  { opened, frame, speech }: PageState,
  { runs }: ShelfShown,
  actions: ShelfActions,
) {
  const { plain } = speech;
  const iteration = frame?.iteration ?? 0;
  const isFull = runs.length >= SHELF_ROOM;
  const isNew = iteration === 0 && (frame?.phase ?? 0) === 0;
  const why = isFull ? "shelf.full" : isNew ? "shelf.nothing" : undefined;
  const proposal = opened ? `${plain(labelOf(opened.game).key)} ${iteration}` : "";
  return html`
    <form
      class="row put"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const field = (event.target as HTMLFormElement).elements.namedItem("name");
        const { value } = field as HTMLInputElement;
        (field as HTMLInputElement).value = "";
        actions.put(value.trim() || proposal);
      }}
    >
      <input
        name="name"
        maxlength=${LONGEST}
        autocomplete="off"
        placeholder=${proposal}
        aria-label=${plain("shelf.name")}
        ?disabled=${why !== undefined}
      />
      <button class="main" ?disabled=${why !== undefined}>${plain("shelf.put")}</button>
      ${why ? html`<p class="hint">${plain(why)}</p>` : nothing}
    </form>
  `;
}

function runView(
  run: ShelvedRun,
  { speech }: PageState,
  { runs, ticked }: ShelfShown,
  actions: ShelfActions,
) {
  const { plain, say, decimal } = speech;
  const { name, game, iteration, curve, modes } = run;
  const last = curve.at(-1)?.values ?? {};
  const differing = differingSettings(run, runs);
  return html`
    <li>
      <label class="tick">
        <input
          type="checkbox"
          .checked=${ticked.has(run.id)}
          aria-label=${plain("shelf.tick", { name })}
          @change=${() => actions.tick(run)}
        />
        ${swatch(run)}
      </label>
      <div class="what">
        <input
          class="name"
          maxlength=${LONGEST}
          .value=${name}
          aria-label=${plain("shelf.name")}
          dir="auto"
          @change=${(event: Event) => {
            const field = event.target as HTMLInputElement;
            const typed = field.value.trim();
            // What is typed is shown once it holds.
            field.value = name;
            if (typed !== "" && typed !== name) actions.rename(run, typed);
          }}
        />
        <p>
          <span>${plain("shelf.at", { game: labelOf(game), iteration })}</span>
          <span>${math("V(D, G)")} ${decimal(last.value)}</span>
          <span>${math("D(x)")} ${decimal(last.realProbability, 2)}</span>
          <span>${math("D(G(z))")} ${decimal(last.fakeProbability, 2)}</span>
          ${modes ? html`<span>${plain("numbers.modes")} ${plain("numbers.found", modes)}</span>` : nothing}
        </p>
        ${
          differing.length > 0
            ? html`<p class="differs">
                ${differing.map(({ name, value }) => {
                  const key = settingName(name);
                  return html`<span>${key ? rich(say(key)) : html`<code>${name}</code>`} <code>${value}</code></span>`;
                })}
              </p>`
            : nothing
        }
      </div>
      <button aria-label=${plain("shelf.openRun", { name })} @click=${() => actions.open(run)}>${plain("shelf.open")}</button>
      <button class="quiet" aria-label=${plain("shelf.removeRun", { name })} @click=${() => actions.remove(run)}>${plain("shelf.remove")}</button>
    </li>
  `;
}

function overlaidView({ speech }: PageState, shown: ShelfShown, actions: ShelfActions) {
  const { plain, count, decimal } = speech;
  const { runs, ticked, measure, at } = shown;
  const drawn = runs.filter(({ id }) => ticked.has(id));
  if (drawn.length === 0) return html`<p class="hint">${plain("shelf.pick")}</p>`;
  const longest = Math.max(...drawn.map(({ iteration }) => iteration));
  const values = drawn.map(({ curve }) =>
    decimal(at === undefined ? curve.at(-1)?.values[measure] : valueAt(curve, at, measure)),
  );
  const read = drawn.map(({ name }, i) => `${name} ${values[i]}`).join("; ");
  const where =
    at === undefined ? plain("shelf.atEnd") : `${plain("transport.iteration")} ${count(at)}`;
  return html`
    <section class="overlaid" aria-label=${plain("shelf.curves")}>
      <div class="row">
        <select
          aria-label=${plain("shelf.measure")}
          @change=${(event: Event) => actions.choose((event.target as HTMLSelectElement).value as ShelfMeasure)}
        >
          ${measures.map(
            (each) =>
              html`<option value=${each} .selected=${each === measure}>${measureName(each, speech)}</option>`,
          )}
        </select>
        <span class="hint">${plain("shelf.read")}</span>
      </div>
      <div
        class="overlay-chart"
        dir="ltr"
        tabindex="0"
        role="slider"
        aria-label=${plain("shelf.reading")}
        aria-valuemin="0"
        aria-valuemax=${longest}
        aria-valuenow=${at ?? longest}
        aria-valuetext=${`${where}: ${read}`}
        @keydown=${actions.press}
      ></div>
      <table class="legend-of-runs">
        <thead>
          <tr>
            <th scope="col">${where}</th>
            <td>${math(measureName(measure, speech))}</td>
          </tr>
        </thead>
        <tbody>
          ${drawn.map(
            (run, i) =>
              html`<tr><th scope="row">${swatch(run)} <bdi>${run.name}</bdi></th><td>${values[i]}</td></tr>`,
          )}
        </tbody>
      </table>
    </section>
  `;
}

/** A piece of a run's line. */
function swatch({ place }: ShelvedRun) {
  const { color, dash } = lineStyle(place);
  const style = `border-top: 3px ${dash ? "dashed" : "solid"} var(--${color})`;
  return html`<span class="swatch" aria-hidden="true" style=${style}></span>`;
}
