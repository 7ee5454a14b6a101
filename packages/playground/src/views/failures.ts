import { html } from "lit-html";
import { failures } from "../failures.ts";
import type { Actions } from "../page/actions.ts";
import type { PageState } from "../page/state.ts";
import { rich } from "./rich.ts";

/** Games that go wrong, one click each. */
export function failuresView({ opened, speech }: PageState, actions: Actions) {
  const shown = failures.find(({ link }) => isShown(link, opened?.link));
  return html`
    <section class="card failures" aria-labelledby="failures-title">
      <h2 id="failures-title">${speech.plain("failures.title")}</h2>
      <div class="chips">
        ${failures.map(
          ({ name, link }) => html`
            <button
              class="chip"
              title=${speech.plain(`failure.${name}.words`)}
              aria-pressed=${shown?.link === link}
              @click=${() => {
                actions.openLink(link);
                actions.send({ type: "play" });
              }}
            >${rich(speech.say(`failure.${name}`))}</button>
          `,
        )}
      </div>
      <p class="hint">${rich(speech.say(shown ? `failure.${shown.name}.words` : "failures.hint"))}</p>
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
