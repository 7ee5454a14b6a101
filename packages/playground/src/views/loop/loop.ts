import { html, nothing, svg } from "lit-html";
import type { PageState } from "../../page/state.ts";
import { rich } from "../rich.ts";
import { beadView, edgeView } from "./edge.ts";
import { edges } from "./edges.ts";
import { goalView } from "./goal.ts";
import { type EdgeName, litEdges, type Player } from "./lit-edges.ts";
import { measuredNow } from "./measured-now.ts";
import { answerView, playerView, sourceView } from "./nodes.ts";
import { stepShown } from "./step-shown.ts";
import { svgMath } from "./svg-math.ts";

/** Seconds that a step is shown for while the game rests, and the share of its time while it plays; its parts. */
const [AT_REST, SHARE, PARTS] = [1.5, 0.85, 6];
/** From one bead to the next on an edge where they follow one another, and how far they come with a frame. */
const [GAP, MOVE] = [16, 4];

const players = ["generator", "discriminator"] as const;
const unknown = { generator: "", discriminator: "" };

/**
 * One iteration as a figure, z → G → x → D → what each player goes by → the gradient, with the way lit that was taken last.
 *
 * What moves is left to the style sheet, which knows whether motion is wanted.
 */
export function loopView(state: PageState) {
  const { opened, beat, isPlaying, stepsPerSecond, speech } = state;
  const { kind, movers, isSteady } = stepShown(state);
  const updates = opened?.updates ?? unknown;
  const lit = litEdges(movers, updates);
  // A way that no objective of the game takes is not there.
  const used = litEdges(players, updates);
  const drawn = edges.filter(({ name }) => used.has(name));
  const isLit = ({ name }: { readonly name: EdgeName }) => lit.has(name);
  const part = (isPlaying ? SHARE / stepsPerSecond : AT_REST) / PARTS;
  const moved = isSteady ? `stroke-dashoffset:-${(beat * MOVE) % GAP}px` : "";
  const beads = svg`<g class="beads" .style=${moved}>${drawn.filter(isLit).map(beadView)}</g>`;
  // They are made anew for the next step, and so begin anew.
  const isNext = !isSteady && beat % 2 === 1;
  const player = (name: Player) => {
    const stands = movers.length === 0 ? "rests" : movers.includes(name) ? "learns" : "still";
    return playerView(name, stands, stands === "rests" ? "" : speech.plain(`loop.${stands}`));
  };
  const answer = (of: "real" | "fake") => {
    const value = measuredNow(state, `${of}Probability`);
    return value === undefined ? undefined : speech.decimal(value, 2);
  };
  const isNew = movers.includes("discriminator");
  return html`
    <figure
      class=${`loop ${isSteady ? "steady" : ""}`}
      .style=${`--part:${part.toFixed(3)}s`}
    >
      <svg viewBox="0 0 268 208" role="img" aria-labelledby="loop-words">
        ${sourceView("z", 78, speech.plain("loop.noise"), lit.has("noise"))}
        ${sourceView("x", 190, speech.plain("legend.data"), lit.has("examples"))}
        ${players.map(player)} ${drawn.map((edge) => edgeView(edge, isLit(edge)))}
        <text class="carried" x="87" y="98">${svgMath("G(z)")}</text>
        ${answerView("D(G(z))", [78, 92], answer("fake"), { isNew, isLit: lit.has("judgedSamples") })}
        ${answerView("D(x)", [190, 76], answer("real"), { isNew, isLit: lit.has("judgedExamples") })}
        ${isNext ? nothing : beads} ${isNext ? beads : nothing}
      </svg>
      <div class="goals">
        ${players.map((name) => goalView(name, movers.includes(name), state))}
      </div>
      <figcaption id="loop-words">${rich(speech.say(`loop.${kind}`))}</figcaption>
    </figure>
  `;
}
