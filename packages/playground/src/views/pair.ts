import { html, nothing, type TemplateResult } from "lit-html";
import type { Side } from "../beside/clock.ts";
import { differencesOf } from "../beside/differences.ts";
import { labelOf } from "../games.ts";
import type { MessageKey } from "../languages/messages.ts";
import { measured } from "../lessons/progress.ts";
import type { Actions } from "../page/actions.ts";
import type { PageState } from "../page/state.ts";
import type { PlaySettings } from "../protocol.ts";
import { math, rich } from "./rich.ts";
import { settingName } from "./setting-name.ts";

const sides: readonly Side[] = ["a", "b"];

/** Which of two games, as both are called. */
export function badgeView(side: Side) {
  return html`<span class=${`badge ${side}`}>${side.toUpperCase()}</span>`;
}

/** Whose settings are shown. */
export function sideView({ side, speech }: PageState, { update }: Actions) {
  return html`
    <div class="card sides" role="group" aria-label=${speech.plain("pair.settingsOf")}>
      <span>${speech.plain("pair.settingsOf")}</span>
      ${sides.map(
        (each) => html`
          <button class="tab" aria-pressed=${each === side} @click=${() => update({ side: each })}>
            ${badgeView(each)}
          </button>
        `,
      )}
    </div>
  `;
}

/** What is different in two games, and what comes of it. */
export function differencesView(a: PageState, b: PageState) {
  const { speech } = a;
  const { plain, decimal, count, rate } = speech;
  if (!a.opened || !b.opened) return nothing;
  type Row = readonly [name: unknown, a: unknown, b: unknown];
  const row = (name: unknown, of: (state: PageState) => unknown): Row => [name, of(a), of(b)];
  const number = (state: PageState, measure: Parameters<typeof measured>[1]) =>
    decimal(measured(state, measure));
  const isAny = (measure: Parameters<typeof measured>[1]) =>
    [a, b].some((state) => measured(state, measure) !== undefined);
  const settings: Row[] = [
    ...(a.opened.game === b.opened.game
      ? []
      : [row(plain("part.data"), ({ opened }) => speech.tell(labelOf(opened!.game)))]),
    ...differencesOf(a.opened, b.opened).map(
      (each): Row => [nameOf(each.name, a), codeOf(each.a), codeOf(each.b)],
    ),
    ...(a.opened.engine.name === b.opened.engine.name
      ? []
      : [row(plain("numbers.engine"), ({ opened }) => codeOf(opened!.engine.name))]),
  ];
  const found: Row[] = [
    row(plain("transport.iteration"), ({ frame }) => count(frame?.iteration ?? 0)),
    row(math("V(D, G)"), (state) => number(state, "value")),
    row(math("D(x)"), (state) => number(state, "realProbability")),
    row(math("D(G(z))"), (state) => number(state, "fakeProbability")),
    ...(isAny("deviation")
      ? [row(rich(speech.say("numbers.deviation")), (state) => number(state, "deviation"))]
      : []),
    ...(isAny("modes")
      ? [
          row(plain("numbers.modes"), ({ frame }) =>
            frame?.modes
              ? plain("numbers.found", { found: frame.modes.found, total: frame.modes.total })
              : "–",
          ),
        ]
      : []),
    row(plain("pair.standing"), ({ frame }) =>
      plain(`health.${frame?.diagnosis?.condition ?? "not begun"}`),
    ),
    row(plain("numbers.rate"), ({ frame }) => rate(frame?.iterationsPerSecond ?? 0)),
  ];
  return html`
    <section class="card differences" aria-labelledby="differences-title">
      <h2 id="differences-title">${plain("pair.title")}</h2>
      <table>
        <thead>
          <tr>
            <td></td>
            ${sides.map((side) => html`<th scope="col">${badgeView(side)}</th>`)}
          </tr>
        </thead>
        <tbody class="set">
          ${
            settings.length > 0
              ? settings.map(rowView)
              : html`<tr><td colspan="3" class="hint">${plain("pair.same")}</td></tr>`
          }
        </tbody>
        <tbody>${found.map(rowView)}</tbody>
      </table>
    </section>
  `;
}

function rowView([name, a, b]: readonly [unknown, unknown, unknown]): TemplateResult {
  return html`<tr><th scope="row">${name}</th><td>${a}</td><td>${b}</td></tr>`;
}

function nameOf(name: keyof PlaySettings, { speech }: PageState) {
  const key: MessageKey | undefined = settingName(name);
  return key ? rich(speech.say(key)) : codeOf(name);
}

/** What an address or the command line has. */
function codeOf(value: string | number) {
  return html`<code dir="ltr">${value}</code>`;
}
