import { html, nothing } from "lit-html";
import type { PageState } from "../page/state.ts";
import { math, rich } from "./rich.ts";

/** The numbers of the game. */
export function readoutsView({ opened, frame, curve, speech }: PageState) {
  const { plain, count, decimal, megabytes, rate } = speech;
  const last = curve.at(-1);
  const isLine = opened?.view === "line";
  const value = isLine ? frame?.measured?.value : last?.values.value;
  const divergence = isLine ? frame?.measured?.divergence : last?.values.divergence;
  const line = frame?.shown.view === "line" ? frame.shown : undefined;
  return html`
    <section class="card readouts" aria-label=${plain("part.numbers")}>
      <div class="big">
        <div>
          <span class="name">${math("V(D, G)")}</span>
          <output>${decimal(value)}</output>
          <span class="hint">${math(`−log 4 = ${decimal(-Math.log(4))}`)}</span>
        </div>
        <div>
          <span class="name">${math("JSD(p_data ‖ p_g)")}</span>
          <output>${isLine || divergence === undefined ? "" : "≥ "}${decimal(divergence)}</output>
          <span class="hint">${plain("numbers.equilibrium")}</span>
        </div>
      </div>
      <dl class="small">
        <div><dt>${plain("numbers.epoch")}</dt><dd>${count(frame?.epoch ?? 0)}</dd></div>
        <div><dt>${plain("numbers.rate")}</dt><dd>${rate(frame?.iterationsPerSecond ?? 0)}</dd></div>
        <div><dt>${plain("numbers.engine")}</dt><dd><bdi dir="ltr">${opened?.engine.name ?? "–"}</bdi></dd></div>
        ${line ? html`<div><dt>${rich(speech.say("numbers.deviation"))}</dt><dd>${decimal(line.deviation)}</dd></div>` : nothing}
        ${
          frame?.modes
            ? html`<div><dt>${plain("numbers.modes")}</dt><dd>${plain("numbers.found", { found: frame.modes.found, total: frame.modes.total })}</dd></div>`
            : nothing
        }
        <div><dt>${plain("numbers.tensors")}</dt><dd>${count(frame?.tensors ?? 0)}</dd></div>
        <div><dt>${plain("numbers.memory")}</dt><dd>${megabytes(frame?.bytes ?? 0)}</dd></div>
      </dl>
    </section>
  `;
}
