import { html, nothing } from "lit-html";
import { adviceOf, findingOf } from "../page/health-words.ts";
import type { PageState } from "../page/state.ts";
import { rich } from "./rich.ts";

/** How the game stands, in words. */
export function healthView({ frame, speech }: PageState) {
  const diagnosis = frame?.diagnosis;
  const kind =
    !diagnosis || diagnosis.condition === "too early"
      ? "early"
      : diagnosis.failures.length > 0
        ? "bad"
        : diagnosis.condition === "healthy"
          ? "good"
          : "early";
  const signs = { early: "…", good: "✓", bad: "!" };
  return html`
    <section class=${`card health ${kind}`} aria-labelledby="health-title">
      <h2 id="health-title">
        <span class="sign" aria-hidden="true">${signs[kind]}</span>
        <span aria-live="polite">${speech.plain(`health.${diagnosis?.condition ?? "not begun"}`)}</span>
      </h2>
      ${
        diagnosis && diagnosis.condition !== "too early"
          ? html`<p>${rich(findingOf(diagnosis, speech))}</p>
              <p class="advice">${rich(speech.tell(adviceOf(diagnosis)))}</p>`
          : html`<p>${speech.plain("health.play")}</p>`
      }
      ${
        diagnosis && diagnosis.failures.length > 1
          ? html`<p class="hint">${speech.plain("health.also", {
              names: speech.list(
                diagnosis.failures
                  .slice(1)
                  .map(({ condition }) => speech.plain(`health.${condition}`)),
              ),
            })}</p>`
          : nothing
      }
    </section>
  `;
}
