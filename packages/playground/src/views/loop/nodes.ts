import { nothing, svg } from "lit-html";
import { svgMath } from "./svg-math.ts";

/** What the players are called, and colored by. */
export const letters = {
  generator: { letter: "G", of: "of-g" },
  discriminator: { letter: "D", of: "of-d" },
} as const;

/** Where noise and examples come from. */
export function sourceView(letter: "z" | "x", x: number, words: string, isLit: boolean) {
  return svg`
    <g class=${`source ${isLit ? "lit" : ""}`}>
      <circle cx=${x} cy="15" r="12" />
      <text x=${x} y="19.5" text-anchor="middle">${svgMath(letter)}</text>
      <text class="words" x=${x + 18} y="19">${words}</text>
    </g>`;
}

const boxes = {
  generator: { y: 46, width: 114, at: 28 },
  discriminator: { y: 112, width: 252, at: 98 },
} as const;

/** A player; nobody moves before the first step. @param words - Whether it learns or stands still. */
export function playerView(
  player: keyof typeof letters,
  stands: "rests" | "learns" | "still",
  words: string,
) {
  const { letter, of } = letters[player];
  const { y, width, at: beside } = boxes[player];
  const at = words === "" ? width / 2 + 2 : beside;
  return svg`
    <g class=${`player ${of} ${stands}`}>
      <rect x="8" y=${y} width=${width} height="30" rx="8" />
      <text class="letter" x=${at} y=${y + 21}>${svgMath(letter)}</text>
      <text class="words" x=${at + 20} y=${y + 19.5}>${words}</text>
    </g>`;
}

/** What D says on average, where that is a probability. @param isNew - It was said in the step that is shown. */
export function answerView(
  formula: string,
  [x, width]: readonly [number, number],
  answer: string | undefined,
  { isLit, isNew }: { readonly isLit: boolean; readonly isNew: boolean },
) {
  return svg`
    <g class=${`answer ${isLit ? "lit" : ""}`}>
      <rect x=${x - width / 2} y="157" width=${width} height="22" rx="11" />
      <text x=${x} y="172.5" text-anchor="middle">${svgMath(formula)}${
        answer === undefined
          ? nothing
          : svg` <tspan class=${`value ${isNew ? "new" : ""}`}>${answer}</tspan>`
      }</text>
    </g>`;
}
