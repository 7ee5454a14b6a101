import { html, nothing } from "lit-html";
import { needsOf } from "../games.ts";
import type { Actions } from "../page/actions.ts";
import type { PageState } from "../page/state.ts";

/** Where files come in. */
export function filesView(state: PageState, actions: Actions) {
  const { wanting, opened } = state;
  const wanted = needsOf(wanting);
  const needed = wanted ?? needsOf(opened?.game);
  const words =
    wanted === "files"
      ? "MNIST waits for its files: the four of them, as they are or gzipped."
      : wanted === "pictures"
        ? "Your pictures: a folder of PNG or JPEG files, cut square and made 32 × 32. They stay on your machine."
        : "A checkpoint of the page or of the command line, MNIST’s files, or a folder of pictures.";
  return html`
    <section class=${`card files ${wanting ? "wanted" : ""}`} aria-labelledby="files-title">
      <h2 id="files-title">Drop files here</h2>
      <p class="hint">${words}</p>
      <div class="row">
        ${chooser("Choose files", actions, false)}
        ${needed === "pictures" ? chooser("Choose a folder", actions, true) : nothing}
      </div>
      ${needed === "files" ? addressView(actions) : nothing}
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

function addressView(actions: Actions) {
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
      <input type="url" name="url" required placeholder="https://…/mnist/" aria-label="Address of a folder with MNIST’s files" />
      <button>Fetch</button>
    </form>
  `;
}
