import { html, nothing } from "lit-html";
import type { Side } from "../beside/clock.ts";
import type { Actions } from "../page/actions.ts";
import type { PageState } from "../page/state.ts";
import { chartNames, normNames, titleOf } from "./chart-title.ts";
import { needLooks } from "./late-looks.ts";
import { badgeView } from "./pair.ts";

/** Places for the charts, which are drawn after the page is rendered. */
export function curvesView({ speech, hasPair, watching }: PageState, actions: Actions, side: Side) {
  if (watching.norms) needLooks(actions);
  const { norms } = watching;
  return html`
    <section class="card curves" data-side=${side} aria-label=${speech.plain("part.curves")}>
      ${hasPair ? badgeView(side) : nothing}
      ${[...chartNames, ...(norms ? normNames : [])].map(
        (name) => html`
          <figure
            ?data-sight=${name === "gradients"}
            @gan-sight=${({ detail }: CustomEvent<boolean>) => actions.see("norms", detail)}
          >
            <figcaption>${titleOf(name, speech)}</figcaption>
            <div class="chart" data-chart=${name} role="img" aria-label=${speech.plain(`curves.${name}`)} title=${speech.plain("curves.pick")}></div>
          </figure>
        `,
      )}
      <label class="toggle" title=${speech.plain("curves.normsWhy")}>
        <input type="checkbox" .checked=${norms} @change=${() => actions.watch({ norms: !norms })} />
        ${speech.plain("curves.norms")}
      </label>
    </section>
  `;
}
