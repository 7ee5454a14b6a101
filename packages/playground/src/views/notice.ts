import { html, nothing } from "lit-html";
import type { Said } from "../languages/said.ts";
import type { Speech } from "../languages/speech.ts";
import type { Actions } from "../page/actions.ts";
import type { PageState } from "../page/state.ts";
import { offerView } from "./offer.ts";
import { rich } from "./rich.ts";

/** What happened, and how to take it back. */
export function noticeView(state: PageState, actions: Actions) {
  const { notice, speech } = state;
  const { update, send } = actions;
  return html`
    <div class="notices" role=${notice?.isProblem ? "alert" : "status"}>
      ${
        notice
          ? html`<p class=${notice.isProblem ? "notice problem" : "notice"}>
              <span>
                ${notice.words.map((said) => wordsView(said, speech))}
                ${notice.hasOffer ? offerView(state, actions) : nothing}
              </span>
              ${
                notice.canUndo
                  ? html`<button
                      @click=${() => {
                        update({ notice: undefined });
                        send({ type: "undo" });
                      }}
                    >${speech.plain("notice.undo")}</button>`
                  : nothing
              }
              <button
                class="quiet"
                aria-label=${speech.plain("notice.dismiss")}
                @click=${() => update({ notice: undefined })}
              >✕</button>
            </p>`
          : nothing
      }
    </div>
  `;
}

/** What a package says is English, and is said to be the program's where the page speaks another language. */
function wordsView(said: Said, speech: Speech) {
  if (typeof said !== "string") return html`${rich(speech.tell(said))} `;
  if (speech.language.name === "en") return html`${rich(said)} `;
  return html`${speech.plain("page.program")} <bdi lang="en" dir="ltr">${rich(said)}</bdi> `;
}
