import { html } from "lit-html";
import { lineStyle } from "../../shelf/line-style.ts";
import type { ShelvedRun } from "../../shelf/shelved-run.ts";

/** A piece of a run's line. */
export function swatchView({ place }: ShelvedRun) {
  const { color, dash } = lineStyle(place);
  const style = `border-top: 3px ${dash ? "dashed" : "solid"} var(--${color})`;
  return html`<span class="swatch" aria-hidden="true" style=${style}></span>`;
}
