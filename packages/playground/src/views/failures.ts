import { html } from "lit-html";
import { failures } from "../failures.ts";
import type { Actions } from "../page/actions.ts";
import type { PageState } from "../page/state.ts";

/** Games that go wrong, one click each. */
export function failuresView({ opened }: PageState, actions: Actions) {
  const shown = failures.find(({ link }) => isShown(link, opened?.link));
  return html`
    <section class="card failures" aria-labelledby="failures-title">
      <h2 id="failures-title">How it fails</h2>
      <div class="chips">
        ${failures.map(
          ({ label, link, words }) => html`
            <button
              class="chip"
              title=${words}
              aria-pressed=${shown?.link === link}
              @click=${() => {
                actions.openLink(link);
                actions.send({ type: "play" });
              }}
            >${label}</button>
          `,
        )}
      </div>
      <p class="hint">${shown?.words ?? "One click each, and each fails in the same way for everyone."}</p>
    </section>
  `;
}

function isShown(link: string, opened: string | undefined): boolean {
  const sorted = (text: string) => {
    const fields = new URLSearchParams(text);
    fields.delete("engine");
    fields.sort();
    return fields.toString();
  };
  return opened !== undefined && sorted(link) === sorted(opened);
}
