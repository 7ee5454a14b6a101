import { html } from "lit-html";
import type { PageState } from "../page/state.ts";
import { chartNames, titleOf } from "./charts.ts";

/** Places for the charts, which are drawn after the page is rendered. */
export function curvesView(_: PageState) {
  return html`
    <section class="card curves" aria-label="Curves">
      ${chartNames.map(
        (name) => html`
          <figure>
            <figcaption>${titleOf(name)}</figcaption>
            <div class="chart" data-chart=${name} role="img" aria-label=${`Curves of ${name}`} title="Click to go back to an iteration"></div>
          </figure>
        `,
      )}
    </section>
  `;
}
