import { html, nothing } from "lit-html";
import { labelOf } from "../../games.ts";
import type { PageState } from "../../page/state.ts";
import { differingSettings } from "../../shelf/differing-settings.ts";
import type { ShelfActions, ShelfShown } from "../../shelf/shelf-shown.ts";
import { LONGEST_NAME, type ShelvedRun } from "../../shelf/shelved-run.ts";
import { math, rich } from "../rich.ts";
import { settingName } from "../setting-name.ts";
import { swatchView } from "./swatch.ts";

/** A run: its name, how far it came, and what it has otherwise than others of its game. */
export function shelvedRunView(
  run: ShelvedRun,
  { speech }: PageState,
  { runs, ticked }: ShelfShown,
  actions: ShelfActions,
) {
  const { plain, say, decimal } = speech;
  const { name, game, iteration, curve, modes } = run;
  const last = curve.at(-1)?.values ?? {};
  const differing = differingSettings(run, runs);
  return html`
    <li>
      <label class="tick">
        <input
          type="checkbox"
          .checked=${ticked.has(run.id)}
          aria-label=${plain("shelf.tick", { name })}
          @change=${() => actions.tick(run)}
        />
        ${swatchView(run)}
      </label>
      <div class="what">
        <input
          class="name"
          maxlength=${LONGEST_NAME}
          .value=${name}
          aria-label=${plain("shelf.name")}
          dir="auto"
          @change=${(event: Event) => {
            const field = event.target as HTMLInputElement;
            const typed = field.value.trim();
            // What is typed is shown once it holds.
            field.value = name;
            if (typed !== "" && typed !== name) actions.rename(run, typed);
          }}
        />
        <p>
          <span>${plain("shelf.at", { game: labelOf(game), iteration })}</span>
          <span>${math("V(D, G)")} ${decimal(last.value)}</span>
          <span>${math("D(x)")} ${decimal(last.realProbability, 2)}</span>
          <span>${math("D(G(z))")} ${decimal(last.fakeProbability, 2)}</span>
          ${modes ? html`<span>${plain("numbers.modes")} ${plain("numbers.found", modes)}</span>` : nothing}
        </p>
        ${
          differing.length > 0
            ? html`<p class="differs">
                ${differing.map(({ name, value }) => {
                  const key = settingName(name);
                  return html`<span>${key ? rich(say(key)) : html`<code>${name}</code>`} <code>${value}</code></span>`;
                })}
              </p>`
            : nothing
        }
      </div>
      <button aria-label=${plain("shelf.openRun", { name })} @click=${() => actions.open(run)}>${plain("shelf.open")}</button>
      <button class="quiet" aria-label=${plain("shelf.removeRun", { name })} @click=${() => actions.remove(run)}>${plain("shelf.remove")}</button>
    </li>
  `;
}
