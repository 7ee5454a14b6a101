import { html, nothing } from "lit-html";
import { count, decimal, megabytes, rate } from "../page/format.ts";
import type { PageState } from "../page/state.ts";

/** The numbers of the game. */
export function readoutsView({ opened, frame, curve }: PageState) {
  const last = curve.at(-1);
  const isLine = opened?.view === "line";
  const value = isLine ? frame?.measured?.value : last?.values.value;
  const divergence = isLine ? frame?.measured?.divergence : last?.values.divergence;
  const line = frame?.shown.view === "line" ? frame.shown : undefined;
  return html`
    <section class="card readouts" aria-label="Numbers">
      <div class="big">
        <div>
          <span class="name"><i>V</i>(<i>D</i>, <i>G</i>)</span>
          <output>${decimal(value)}</output>
          <span class="hint">−log 4 = −1.386</span>
        </div>
        <div>
          <span class="name">JSD(<i>p</i><sub>data</sub> ‖ <i>p</i><sub>g</sub>)</span>
          <output>${isLine || divergence === undefined ? "" : "≥ "}${decimal(divergence)}</output>
          <span class="hint">0 is the equilibrium</span>
        </div>
      </div>
      <dl class="small">
        <div><dt>epoch</dt><dd>${count(frame?.epoch ?? 0)}</dd></div>
        <div><dt>iterations/s</dt><dd>${rate(frame?.iterationsPerSecond ?? 0)}</dd></div>
        <div><dt>engine</dt><dd>${opened?.engine.name ?? "–"}</dd></div>
        ${line ? html`<div><dt>mean |<i>D</i> − <i>D</i>*|</dt><dd>${decimal(line.deviation)}</dd></div>` : nothing}
        ${
          frame?.modes
            ? html`<div><dt>modes</dt><dd>${frame.modes.found} of ${frame.modes.total}</dd></div>`
            : nothing
        }
        <div><dt>tensors</dt><dd>${count(frame?.tensors ?? 0)}</dd></div>
        <div><dt>memory</dt><dd>${megabytes(frame?.bytes ?? 0)}</dd></div>
      </dl>
    </section>
  `;
}
