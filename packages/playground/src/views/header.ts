import { html } from "lit-html";
import type { View } from "../games.ts";
import type { Actions } from "../page/actions.ts";
import { keys } from "../page/keys.ts";
import type { PageState } from "../page/state.ts";

const tabs: readonly { view: View; label: string }[] = [
  { view: "line", label: "A line" },
  { view: "plane", label: "The plane" },
  { view: "pictures", label: "Pictures" },
];

/** Title, views, and what concerns the page as a whole. */
export function headerView(state: PageState, actions: Actions) {
  const { opened, theme } = state;
  const view = opened?.view ?? "line";
  const next = { auto: "dark", dark: "light", light: "auto" } as const;
  const signs = { auto: "◐", dark: "●", light: "○" };
  return html`
    <header>
      <div class="title">
        <h1>Generative Adversarial Nets</h1>
        <p>Two networks, one game, in this tab. Nothing leaves your machine.</p>
      </div>
      <nav aria-label="What is learned">
        ${tabs.map(
          (tab) => html`
            <button
              class="tab"
              aria-pressed=${tab.view === view}
              @click=${() => actions.openView(tab.view)}
            >${tab.label}</button>
          `,
        )}
      </nav>
      <div class="tools">
        <button class="quiet" @click=${actions.copyLink}>Copy link</button>
        <details class="menu">
          <summary>Save</summary>
          <div class="menu-items" @click=${close}>
            <button @click=${actions.saveCheckpoint}>Checkpoint <small>.safetensors</small></button>
            <button @click=${actions.savePicture}>Picture <small>.png</small></button>
            <button @click=${actions.saveGif}>The run so far <small>.gif</small></button>
            <button @click=${actions.saveCsv}>Curves <small>.csv</small></button>
          </div>
        </details>
        <details class="menu">
          <summary>Keys</summary>
          <dl class="menu-items keys">
            ${keys.map(([key, words]) => html`<dt><kbd>${key}</kbd></dt><dd>${words}</dd>`)}
          </dl>
        </details>
        <button
          class="quiet"
          aria-label=${`Colors: ${theme}`}
          title=${`Colors: ${theme}`}
          @click=${() => actions.update({ theme: next[theme] })}
        >${signs[theme]}</button>
      </div>
    </header>
  `;
}

/** A menu that was chosen from is done. */
function close(event: Event): void {
  (event.currentTarget as Element).closest("details")?.removeAttribute("open");
}
