import { html, nothing } from "lit-html";
import type { Side } from "../beside/clock.ts";
import type { PageState } from "../page/state.ts";
import { chartNames, titleOf } from "./chart-title.ts";
import { badgeView } from "./pair.ts";

/** Places for the charts, which are drawn after the page is rendered. */
export function curvesView({ speech, hasPair }: PageState, side: Side) {
  return html`
    <section class="card curves" data-side=${side} aria-label=${speech.plain("part.curves")}>
      ${hasPair ? badgeView(side) : nothing}
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
