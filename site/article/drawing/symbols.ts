/** Letters of formulas, for labels in HTML and in drawings. */
export const symbols = {
  pData: sub("p", "data"),
  pG: sub("p", "g"),
  D: "<i>D</i>",
  G: "<i>G</i>",
  best: "<i>D</i>*",
  x: "<i>x</i>",
  y: "<i>y</i>",
  z: "<i>z</i>",
  V: "<i>V</i>(<i>D</i>, <i>G</i>)",
  C: "<i>C</i>(<i>G</i>)",
} as const;

/** The same in a drawing, where there is no HTML. */
export function inSvg(html: string): string {
  return html
    .replaceAll("<i>", '<tspan class="math">')
    .replaceAll("<sub>", '<tspan class="sub" dy="4">')
    .replaceAll("</sub>", '</tspan><tspan dy="-4">​</tspan>')
    .replaceAll("</i>", "</tspan>");
}

function sub(letter: string, below: string): string {
  return `<i>${letter}</i><sub>${below}</sub>`;
}
