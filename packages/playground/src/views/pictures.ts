import { html, nothing } from "lit-html";
import { countOf } from "../drawing/draw-pictures.ts";
import type { Actions } from "../page/actions.ts";
import { count, decimal } from "../page/format.ts";
import type { PageState } from "../page/state.ts";

/** What can be asked of a game on pictures. */
export function picturesView(state: PageState, actions: Actions) {
  return html`
    <div class="bench">
      ${betweenView(state, actions)} ${neighborsView(state, actions)} ${parzenView(state, actions)}
    </div>
  `;
}

/** From one picked sample to the other, and sliders for the first numbers of z. */
function betweenView({ picked, strip, sliders, decoded }: PageState, actions: Actions) {
  return html`
    <section class="card" aria-labelledby="between-title">
      <h2 id="between-title">Between two samples</h2>
      ${
        strip
          ? html`<div class="strip">
              ${Array.from({ length: countOf(strip) }, (_, i) => html`<canvas data-strip=${i}></canvas>`)}
            </div>`
          : html`<p class="hint">
              ${picked.length === 1 ? "Pick another sample above." : "Pick two samples above: a straight line in z lies between them, as in Figure 3."}
            </p>`
      }
      ${
        sliders.length > 0
          ? html`<div class="latent">
              <canvas class="decoded" data-decoded="0" role="img" aria-label="What G makes of the sliders"></canvas>
              <div class="sliders">
                ${sliders.map(
                  (value, i) => html`
                    <label>
                      <span><i>z</i><sub>${i + 1}</sub></span>
                      <input
                        type="range"
                        min="-3"
                        max="3"
                        step="0.01"
                        .value=${String(value)}
                        @input=${(event: Event) =>
                          actions.slide(i, Number((event.target as HTMLInputElement).value))}
                      />
                    </label>
                  `,
                )}
              </div>
            </div>
            ${decoded ? nothing : html`<p class="hint">Move a slider: sample ${(picked.at(-1) ?? 0) + 1}, changed.</p>`}`
          : nothing
      }
    </section>
  `;
}

/** Samples beside what lies nearest to them in the data: a G that copies would show. */
function neighborsView({ neighbors, pending, opened }: PageState, actions: Actions) {
  return html`
    <section class="card" aria-labelledby="nearest-title">
      <h2 id="nearest-title">Nearest training examples</h2>
      ${
        neighbors
          ? html`<div class="pairs">
              ${neighbors.distances.map(
                (distance, i) => html`
                  <figure>
                    <canvas data-drawn=${i} role="img" aria-label=${`Sample ${i + 1}`}></canvas>
                    <canvas class="nearest" data-nearest=${i} role="img" aria-label="Its nearest example"></canvas>
                    <figcaption>${decimal(distance, 1)}</figcaption>
                  </figure>
                `,
              )}
            </div>`
          : html`<p class="hint">Does G copy? The first eight samples, each with the nearest of ${count(opened?.examples ?? 0)} examples.</p>`
      }
      <button ?disabled=${pending === "neighbors"} @click=${actions.findNeighbors}>
        ${pending === "neighbors" ? "Searching…" : neighbors ? "Search again" : "Search"}
      </button>
    </section>
  `;
}

/** The paper's score, on demand. */
function parzenView({ parzen, pending }: PageState, actions: Actions) {
  return html`
    <section class="card" aria-labelledby="parzen-title">
      <h2 id="parzen-title">Parzen score</h2>
      ${
        parzen
          ? html`<p class="score">
                <output>${decimal(parzen.mean, 1)} ± ${decimal(parzen.standardError, 1)}</output> nats
              </p>
              <p class="hint">
                ${count(parzen.samples)} samples at iteration ${count(parzen.iteration)}, σ ${decimal(parzen.bandwidth, 2)} by validation.
                The paper has 225 ± 2 on MNIST with 10,000.
              </p>`
          : html`<p class="hint">The mean log-likelihood of test examples under a window on samples, as in Table 1.</p>`
      }
      <button ?disabled=${pending === "parzen"} @click=${actions.score}>
        ${pending === "parzen" ? "Scoring…" : "Score it"}
      </button>
    </section>
  `;
}
