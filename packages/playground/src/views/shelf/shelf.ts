import { html, nothing } from "lit-html";
import { labelOf } from "../../games.ts";
import type { PageState } from "../../page/state.ts";
import type { ShelfActions, ShelfShown } from "../../shelf/shelf-shown.ts";
import { LONGEST_NAME, SHELF_ROOM } from "../../shelf/shelved-run.ts";
import { rich } from "../rich.ts";
import { overlaidCurvesView } from "./overlaid-curves.ts";
import { shelvedRunView } from "./shelved-run.ts";

/** Runs that were put aside to be compared, with their curves over one another. */
export function shelfView(state: PageState, shown: ShelfShown, actions: ShelfActions) {
  const { speech } = state;
  const { plain } = speech;
  const { runs, isLoading, words, isProblem, removed } = shown;
  return html`
    <dialog class="shelf" aria-labelledby="shelf-title" @close=${actions.close}>
      <div class="head">
        <h2 id="shelf-title">
          ${plain("shelf.title")} <small>${plain("shelf.held", { number: runs.length, total: SHELF_ROOM })}</small>
        </h2>
        <button class="quiet" aria-label=${plain("shelf.close")} title=${plain("shelf.close")} @click=${actions.close}>✕</button>
      </div>
      ${putView(state, shown, actions)}
      <div class="said" role=${isProblem ? "alert" : "status"}>
        ${
          words.length > 0
            ? html`<p class=${isProblem ? "notice problem" : "notice"}>
                <span>${words.map((said) => html`${rich(speech.tell(said))} `)}</span>
                ${removed ? html`<button @click=${actions.restore}>${plain("notice.undo")}</button>` : nothing}
              </p>`
            : nothing
        }
      </div>
      ${
        runs.length > 0
          ? html`<ul class="runs">${runs.map((run) => shelvedRunView(run, state, shown, actions))}</ul>`
          : html`<p class="hint">${isLoading ? "…" : plain("shelf.empty")}</p>`
      }
      ${runs.length > 0 ? overlaidCurvesView(state, shown, actions) : nothing}
    </dialog>
  `;
}

function putView(
  { opened, frame, speech }: PageState,
  { runs }: ShelfShown,
  actions: ShelfActions,
) {
  const { plain } = speech;
  const iteration = frame?.iteration ?? 0;
  const isFull = runs.length >= SHELF_ROOM;
  const isNew = iteration === 0 && (frame?.phase ?? 0) === 0;
  const why = isFull ? "shelf.full" : isNew ? "shelf.nothing" : undefined;
  const proposal = opened ? `${plain(labelOf(opened.game).key)} ${iteration}` : "";
  return html`
    <form
      class="row put"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const field = (event.target as HTMLFormElement).elements.namedItem("name");
        const { value } = field as HTMLInputElement;
        (field as HTMLInputElement).value = "";
        actions.put(value.trim() || proposal);
      }}
    >
      <input
        name="name"
        maxlength=${LONGEST_NAME}
        autocomplete="off"
        placeholder=${proposal}
        aria-label=${plain("shelf.name")}
        ?disabled=${why !== undefined}
      />
      <button class="main" ?disabled=${why !== undefined}>${plain("shelf.put")}</button>
      ${why ? html`<p class="hint">${plain(why)}</p>` : nothing}
    </form>
  `;
}
