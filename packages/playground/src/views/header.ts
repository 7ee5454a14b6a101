import { html, nothing } from "lit-html";
import type { View } from "../games.ts";
import { languages } from "../languages/languages.ts";
import type { Speech } from "../languages/speech.ts";
import { isShown } from "../lessons/progress.ts";
import type { Actions } from "../page/actions.ts";
import { keys } from "../page/keys.ts";
import type { PageState } from "../page/state.ts";
import { rich } from "./rich.ts";

const views: readonly View[] = ["line", "plane", "pictures"];

/** Title, views, and what concerns the page as a whole. */
export function headerView(state: PageState, actions: Actions) {
  const { opened, theme, speech } = state;
  const { plain } = speech;
  const view = opened?.view ?? "line";
  const next = { auto: "dark", dark: "light", light: "auto" } as const;
  const signs = { auto: "◐", dark: "●", light: "○" };
  return html`
    <header>
      <div class="title">
        <h1>${plain("header.title")}</h1>
        <p>${plain("header.line")}</p>
      </div>
      ${isShown(state, "games") ? viewsView(view, state, actions) : html`<span class="gap"></span>`}
      <div class="tools">
        <button class="quiet" @click=${actions.copyLink}>${plain("header.copy")}</button>
        ${
          isShown(state, "games")
            ? html`<button
                class="quiet touring"
                title=${plain("header.tourWhy")}
                @click=${actions.tour}
              >${plain("header.tour")}</button>
              <button
                class="quiet pairing"
                aria-pressed=${state.hasPair}
                title=${plain("header.pairWhy")}
                @click=${() => actions.pair(!state.hasPair)}
              >${plain("header.pair")}</button>`
            : nothing
        }
        <details class="menu saving">
          <summary>${plain("header.save")}</summary>
          <div class="menu-items" @click=${close}>
            <button @click=${actions.saveCheckpoint}><span>${plain("save.checkpoint")}</span> <small dir="ltr">.safetensors</small></button>
            <button @click=${actions.savePicture}><span>${plain("save.picture")}</span> <small dir="ltr">.png</small></button>
            <button @click=${actions.saveGif}><span>${plain("save.run")}</span> <small dir="ltr">.gif</small></button>
            <button @click=${actions.saveCsv}><span>${plain("save.curves")}</span> <small dir="ltr">.csv</small></button>
            ${actions.hasShelf ? html`<button @click=${actions.shelf}><span>${plain("save.shelf")}</span></button>` : nothing}
          </div>
        </details>
        <details class="menu">
          <summary>${plain("header.keys")}</summary>
          <dl class="menu-items keys">
            ${keys.map(
              ([cap, does]) =>
                html`<dt><kbd>${speech.tell(cap)}</kbd></dt><dd>${rich(speech.say(does))}</dd>`,
            )}
          </dl>
        </details>
        <button
          class="quiet"
          aria-label=${plain(`colors.${theme}`)}
          title=${plain(`colors.${theme}`)}
          @click=${() => actions.update({ theme: next[theme] })}
        >${signs[theme]}</button>
        ${languageView(speech, actions)}
      </div>
    </header>
  `;
}

function viewsView(view: View, { speech: { plain } }: PageState, actions: Actions) {
  return html`
    <nav aria-label=${plain("header.views")}>
      ${views.map(
        (each) => html`
          <button
            class="tab"
            aria-pressed=${each === view}
            @click=${() => actions.openView(each)}
          >${plain(`view.${each}`)}</button>
        `,
      )}
    </nav>
  `;
}

/** Each language is named in itself. */
function languageView({ language, plain }: Speech, { speak }: Actions) {
  return html`
    <select
      class="language"
      aria-label=${plain("page.language")}
      title=${plain("page.language")}
      @change=${(event: Event) => speak((event.target as HTMLSelectElement).value)}
    >
      ${languages.map(
        ({ name, label }) =>
          html`<option value=${name} lang=${name} .selected=${name === language.name}>${label}</option>`,
      )}
    </select>
  `;
}

/** A menu that was chosen from is done. */
function close(event: Event): void {
  (event.currentTarget as Element).closest("details")?.removeAttribute("open");
}
