import { html, nothing } from "lit-html";
import type { PageState } from "../page/state.ts";

/** How the game stands, in words. */
export function healthView({ frame }: PageState) {
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
        <span aria-live="polite">${diagnosis?.condition ?? "not begun"}</span>
      </h2>
      ${
        diagnosis && diagnosis.condition !== "too early"
          ? html`<p>${diagnosis.text}</p><p class="advice">${inWords(diagnosis.advice)}</p>`
          : html`<p>Play for a moment: then it is said here how the game stands.</p>`
      }
      ${
        diagnosis && diagnosis.failures.length > 1
          ? html`<p class="hint">Also: ${diagnosis.failures
              .slice(1)
              .map(({ condition }) => condition)
              .join(", ")}.</p>`
          : nothing
      }
    </section>
  `;
}

/** Settings by the names that they have on the page. */
function inWords(advice: string): string {
  return advice
    .replaceAll("`generatorSteps`", "“Steps of G”")
    .replaceAll("`discriminatorSteps`", "“Steps of D”");
}
