import { html } from "lit-html";
import type { PageState } from "../page/state.ts";
import { chartNames, titleOf } from "./charts.ts";

/** Places for the charts, which are drawn after the page is rendered. */
export function curvesView({ speech }: PageState) {
  return html`
    <section class="card curves" aria-label=${speech.plain("part.curves")}>
      ${chartNames.map(
        (name) => html`
          <figure>
            <figcaption>${titleOf(name, speech)}</figcaption>
            <div class="chart" data-chart=${name} role="img" aria-label=${speech.plain(`curves.${name}`)} title=${speech.plain("curves.pick")}></div>
          </figure>
        `,
      )}
    </section>
  `;
}
