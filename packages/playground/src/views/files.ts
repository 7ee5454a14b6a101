import { html, nothing } from "lit-html";
import { needsOf } from "../games.ts";
import type { Speech } from "../languages/speech.ts";
import type { Actions } from "../page/actions.ts";
import type { PageState } from "../page/state.ts";
import { offerView } from "./offer.ts";
import { rich } from "./rich.ts";

/** Where files come in. */
export function filesView(state: PageState, actions: Actions) {
  const { wanting, opened, speech } = state;
  const { plain } = speech;
  const wanted = needsOf(wanting);
  const needed = wanted ?? needsOf(opened?.game);
  const words =
    wanted === "files" ? "files.mnist" : wanted === "pictures" ? "files.pictures" : "files.any";
  return html`
    <section class=${`card files ${wanting ? "wanted" : ""}`} aria-labelledby="files-title">
      <h2 id="files-title">${plain("files.title")}</h2>
      ${needed === "files" ? offerView(state, actions) : nothing}
      <p class="hint">${rich(speech.say(words))}</p>
      <div class="row">
        ${chooser(plain("files.choose"), actions, false)}
        ${needed === "pictures" ? chooser(plain("files.folder"), actions, true) : nothing}
      </div>
      ${needed === "files" ? addressView(speech, actions) : nothing}
    </section>
  `;
}

function chooser(label: string, actions: Actions, isFolder: boolean) {
  return html`
    <label class="button">
      ${label}
      <input
        class="unseen"
        type="file"
        multiple
        ?webkitdirectory=${isFolder}
        @change=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          const files = [...(input.files ?? [])];
          if (files.length > 0) actions.takeFiles(files);
          input.value = "";
        }}
      />
    </label>
  `;
}

function addressView({ plain }: Speech, actions: Actions) {
  return html`
    <form
      class="row"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const form = event.target as HTMLFormElement;
        const url = String(new FormData(form).get("url") ?? "");
        if (url) actions.send({ type: "address", url });
      }}
    >
      <input type="url" name="url" required placeholder="https://…/mnist/" aria-label=${plain("files.address")} dir="ltr" />
      <button>${plain("files.fetch")}</button>
    </form>
  `;
}
