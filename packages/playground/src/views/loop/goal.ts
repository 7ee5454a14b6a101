import { html } from "lit-html";
import type { PageState } from "../../page/state.ts";
import { math, rich } from "../rich.ts";
import { updateOf } from "../update-of.ts";
import type { Player } from "./lit-edges.ts";
import { measuredNow } from "./measured-now.ts";
import { letters } from "./nodes.ts";

/** What a player goes up or down by, in the objective that is in play, and its loss. */
export function goalView(player: Player, isLit: boolean, state: PageState) {
  const { opened, speech } = state;
  const { letter, of } = letters[player];
  const { way, objective } = updateOf(opened?.updates[player]);
  const loss = speech.decimal(measuredNow(state, `${player}Loss`), 2);
  return html`
    <div class=${`goal ${of} ${isLit ? "lit" : ""}`}>
      <p>${rich(speech.say(`loop.${way}s`, { player: `$${letter}$` }))}</p>
      <p class="objective">${math(objective)}</p>
      <p>${rich(speech.say(`curves.lossOf${letter}`))} <output>${loss}</output></p>
    </div>
  `;
}
