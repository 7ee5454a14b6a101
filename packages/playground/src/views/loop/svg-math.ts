import { svg } from "lit-html";

/** A formula within a drawing: single letters are set as variables. */
export function svgMath(formula: string) {
  return formula
    .split(/\b([A-Za-z])\b/)
    .map((part, i) => (i % 2 === 1 ? svg`<tspan class="variable">${part}</tspan>` : part));
}
