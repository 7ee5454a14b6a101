import { html, nothing } from "lit-html";
import { countOf } from "../../drawing/draw-pictures.ts";
import { isOffered } from "../../games.ts";
import type { Actions } from "../../page/actions.ts";
import type { PageState } from "../../page/state.ts";
import { math, rich } from "../rich.ts";
import { attentionView } from "./attention.ts";
import { mapView } from "./map.ts";

/** What can be asked of a game on pictures. */
export function picturesView(state: PageState, actions: Actions) {
  return html`
    <div class="bench">
      ${attentionView(state, actions)} ${mapView(state, actions)}
      ${betweenView(state, actions)} ${neighborsView(state, actions)} ${parzenView(state, actions)}
    </div>
  `;
}

/** From one picked sample to the other, and sliders for the first numbers of z. */
function betweenView({ picked, strip, sliders, decoded, speech }: PageState, actions: Actions) {
  return html`
    <section class="card" aria-labelledby="between-title">
      <h2 id="between-title">${speech.plain("between.title")}</h2>
      ${
        strip
          ? html`<div class="strip">
              ${Array.from({ length: countOf(strip) }, (_, i) => html`<canvas data-strip=${i}></canvas>`)}
            </div>`
          : html`<p class="hint">
              ${rich(speech.say(picked.length === 1 ? "between.another" : "between.two"))}
            </p>`
      }
      ${
        sliders.length > 0
          ? html`<div class="latent">
              <canvas class="decoded" data-decoded="0" role="img" aria-label=${speech.plain("between.decoded")}></canvas>
              <div class="sliders">
                ${sliders.map(
                  (value, i) => html`
                    <label>
                      <span>${math(`z_${i + 1}`)}</span>
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
            ${decoded ? nothing : html`<p class="hint">${speech.plain("between.move", { number: (picked.at(-1) ?? 0) + 1 })}</p>`}`
          : nothing
      }
    </section>
  `;
}

/** Samples beside what lies nearest to them in the data: a G that copies would show. */
function neighborsView({ neighbors, pending, opened, speech }: PageState, actions: Actions) {
  const { plain } = speech;
  const again = neighbors ? "nearest.again" : "nearest.search";
  return html`
    <section class="card" aria-labelledby="nearest-title">
      <h2 id="nearest-title">${plain("nearest.title")}</h2>
      ${
        neighbors
          ? html`<div class="pairs">
              ${neighbors.distances.map(
                (distance, i) => html`
                  <figure>
                    <canvas data-drawn=${i} role="img" aria-label=${plain("figure.sample", { number: i + 1 })}></canvas>
                    <canvas class="nearest" data-nearest=${i} role="img" aria-label=${plain("nearest.example")}></canvas>
                    <figcaption>${speech.decimal(distance, 1)}</figcaption>
                  </figure>
                `,
              )}
            </div>`
          : html`<p class="hint">${plain("nearest.hint", { examples: opened?.examples ?? 0 })}</p>`
      }
      <button ?disabled=${pending === "neighbors"} @click=${actions.findNeighbors}>
        ${plain(pending === "neighbors" ? "nearest.searching" : again)}
      </button>
    </section>
  `;
}

/** The paper's score, on demand. */
function parzenView({ parzen, pending, opened, speech }: PageState, actions: Actions) {
  const { plain, decimal } = speech;
  return html`
    <section class="card" aria-labelledby="parzen-title">
      <h2 id="parzen-title">${plain("parzen.title")}</h2>
      ${
        parzen
          ? html`<p class="score">
                <output>${decimal(parzen.mean, 1)} ± ${decimal(parzen.standardError, 1)}</output> ${plain("parzen.nats")}
              </p>
              <p class="hint">
                ${rich(
                  speech.say(isOffered(opened?.game) ? "parzen.few" : "parzen.found", {
                    ...{ samples: parzen.samples, iteration: parzen.iteration },
                    examples: parzen.examples,
                    bandwidth: decimal(parzen.bandwidth, 2),
                  }),
                )}
              </p>`
          : html`<p class="hint">${plain("parzen.hint")}</p>`
      }
      <button ?disabled=${pending === "parzen"} @click=${actions.score}>
        ${plain(pending === "parzen" ? "parzen.scoring" : "parzen.score")}
      </button>
    </section>
  `;
}
