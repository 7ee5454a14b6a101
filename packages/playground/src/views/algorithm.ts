import { html, nothing } from "lit-html";
import type { PageState } from "../page/state.ts";

/** Algorithm 1's box, with the line lit that was carried out last. */
export function algorithmView({ opened, frame, isPlaying, stepsPerSecond }: PageState) {
  const settings = opened?.settings;
  const k = settings?.discriminatorSteps ?? 1;
  const steps = settings?.generatorSteps ?? 1;
  const isFast = isPlaying && stepsPerSecond === Number.POSITIVE_INFINITY;
  const last = frame?.iteration === 0 && frame.phase === 0 ? "none" : frame?.last;
  const isSimultaneous = opened?.steps.some((movers) => movers.length > 1) ?? false;
  const isLit = (player: "discriminator" | "generator") =>
    isFast || last === player || last === "both" ? `lit ${isFast ? "fast" : ""}` : "";
  const phase = frame?.phase ?? 0;
  const ofD =
    last === "discriminator" ? html`<span class="count">step ${phase} of ${k}</span>` : nothing;
  return html`
    <section class="card algorithm" aria-labelledby="algorithm-title">
      <h2 id="algorithm-title">${isSimultaneous ? "As the released code did it" : "Algorithm 1"}</h2>
      <ol class="code">
        <li><b>for</b> each training iteration</li>
        <li class="in">
          ${
            isSimultaneous
              ? html`sample <i>m</i> noises <i>z</i> and examples <i>x</i>`
              : html`<b>for</b> <i>k</i> = ${k} ${k === 1 ? "step" : "steps"} ${ofD}`
          }
        </li>
        ${
          isSimultaneous
            ? nothing
            : html`<li class=${`in2 ${isLit("discriminator")}`}>
                sample <i>m</i> noises <i>z</i>, <i>m</i> examples <i>x</i>
              </li>`
        }
        <li class=${`${isSimultaneous ? "in" : "in2"} of-d ${isLit("discriminator")}`}>
          update <i>D</i>: ${formula(opened?.updates.discriminator)}
        </li>
        ${
          isSimultaneous
            ? nothing
            : html`<li class=${`in ${isLit("generator")}`}>
                ${steps === 1 ? nothing : html`<b>for</b> ${steps} steps:`} sample <i>m</i> noises <i>z</i>
              </li>`
        }
        <li class=${`in of-g ${isLit("generator")}`}>
          update <i>G</i>: ${formula(opened?.updates.generator)}
        </li>
      </ol>
    </section>
  `;
}

/** A formula in plain text, its letters set as such. */
function formula(text = "") {
  return text.split(/\b([DGxz])\b/).map((part, i) => (i % 2 === 1 ? html`<i>${part}</i>` : part));
}
