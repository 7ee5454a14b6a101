import { html, nothing } from "lit-html";
import { isOffered, labelOf, offeredGame } from "../games.ts";
import type { Actions } from "../page/actions.ts";
import type { PageState } from "../page/state.ts";
import { rich } from "./rich.ts";

const LICENSE = "https://creativecommons.org/licenses/by-sa/3.0/";

/** What the page's server has of MNIST: for a click, or what it is where it is open. */
export function offerView(state: PageState, { openGame }: Actions) {
  const { offered, opened, speech } = state;
  const { plain } = speech;
  const rights = html`${plain("offer.rights")}
    <a href=${LICENSE} target="_blank" rel="noopener" dir="ltr">CC BY-SA 3.0</a>`;
  if (isOffered(opened?.game)) {
    return html`<p class="offer hint">${rich(speech.say("offer.open"))} ${rights}</p>`;
  }
  if (offered === undefined) return nothing;
  return html`
    <span class="offer">
      <button @click=${() => openGame(offeredGame)}>${speech.tell(labelOf(offeredGame))}</button>
      <small>${plain("offer.size", { size: Math.round(offered / 1000) })} ${rights}</small>
    </span>
  `;
}
