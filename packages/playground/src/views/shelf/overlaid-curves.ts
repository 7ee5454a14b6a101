import { html } from "lit-html";
import type { PageState } from "../../page/state.ts";
import { measureName, measures, type ShelfMeasure } from "../../shelf/measures.ts";
import type { ShelfActions, ShelfShown } from "../../shelf/shelf-shown.ts";
import { valueAt } from "../../shelf/value-at.ts";
import { math } from "../rich.ts";
import { swatchView } from "./swatch.ts";

/** The place of the chart, which is drawn after the page is rendered, and the values that are read in it. */
export function overlaidCurvesView(
  { speech }: PageState,
  shown: ShelfShown,
  actions: ShelfActions,
) {
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
              html`<tr><th scope="row">${swatchView(run)} <bdi>${run.name}</bdi></th><td>${values[i]}</td></tr>`,
          )}
        </tbody>
      </table>
    </section>
  `;
}
