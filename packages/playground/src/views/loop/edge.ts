import { nothing, svg } from "lit-html";
import type { Edge } from "./edges.ts";

/** An edge with its arrow; a gradient has its sign. */
export function edgeView({ name, path, tip: [x, y], of, isBack }: Edge, isLit: boolean) {
  const rise = isBack ? 6 : -6;
  return svg`
    <g class=${`edge ${of} ${isBack ? "back" : ""} ${isLit ? "lit" : ""}`} data-edge=${name}>
      <path d=${path} />
      <path class="tip" d=${`M${x - 4} ${y + rise}L${x} ${y}L${x + 4} ${y + rise}`} />
      ${isBack ? svg`<text x=${x + 5} y="200">∇</text>` : nothing}
    </g>`;
}

/** What moves along a lit edge, where motion is wanted. */
export function beadView({ path, length, of, turn: [at, lasts] }: Edge) {
  const style = `--length:${length}px;--at:${at};--lasts:${lasts}`;
  return svg`<path class=${of} d=${path} .style=${style} />`;
}
