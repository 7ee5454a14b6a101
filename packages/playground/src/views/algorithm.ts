import { html, nothing } from "lit-html";
import type { MessageKey } from "../languages/messages.ts";
import type { Values } from "../languages/said.ts";
import type { Speech } from "../languages/speech.ts";
import type { PageState } from "../page/state.ts";
import { loopView } from "./loop/loop.ts";
import { rich } from "./rich.ts";
import { updateOf } from "./update-of.ts";

/** Algorithm 1's box, with the line lit that was carried out last, and the loop it runs through. */
export function algorithmView(state: PageState) {
  const { opened, frame, isPlaying, stepsPerSecond, speech } = state;
  const say = (key: MessageKey, values?: Values) => rich(speech.say(key, values));
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
    last === "discriminator"
      ? html`<span class="count">${say("algorithm.step", { phase, k })}</span>`
      : nothing;
  return html`
    <section class="card algorithm" aria-labelledby="algorithm-title">
      <h2 id="algorithm-title">${say(isSimultaneous ? "algorithm.released" : "algorithm.title")}</h2>
      <div class="walk">
      <ol class="code">
        <li>${say("algorithm.each")}</li>
        <li class="in">
          ${
            isSimultaneous
              ? say("algorithm.sampleBoth")
              : html`${say("algorithm.steps", { count: k })} ${ofD}`
          }
        </li>
        ${
          isSimultaneous
            ? nothing
            : html`<li class=${`in2 ${isLit("discriminator")}`}>
                ${say("algorithm.sampleForD")}
              </li>`
        }
        <li class=${`${isSimultaneous ? "in" : "in2"} of-d ${isLit("discriminator")}`}>
          ${updateView(speech, "D", opened?.updates.discriminator)}
        </li>
        ${
          isSimultaneous
            ? nothing
            : html`<li class=${`in ${isLit("generator")}`}>
                ${steps === 1 ? say("algorithm.sampleForG") : say("algorithm.stepsOfG", { count: steps })}
              </li>`
        }
        <li class=${`in of-g ${isLit("generator")}`}>
          ${updateView(speech, "G", opened?.updates.generator)}
        </li>
      </ol>
      ${loopView(state)}
      </div>
    </section>
  `;
}

/** The update of a player; which way it goes is a word, and the rest is a formula. */
function updateView(speech: Speech, player: "D" | "G", update?: string) {
  const { way, formula } = updateOf(update);
  return rich(speech.say(`algorithm.${way}${player}`, { formula: `$${formula}$` }));
}
