import { html, nothing } from "lit-html";
import { firstGame, labelOf } from "../games.ts";
import type { PageState } from "../page/state.ts";
import { stops } from "../tour/stops.ts";
import { rich } from "./rich.ts";

/** Where a tour is. */
export interface TourAt {
  readonly at: number;
  readonly isHeld: boolean;
  /** It goes on by hand alone: the visitor wants no motion. */
  readonly isStill: boolean;
}

/** What can be done in a tour. */
export interface TourActions {
  go(to: number): void;
  hold(): void;
  end(): void;
}

/** One stop of the tour: a sentence or two beside what they speak of. */
export function tourView(
  { speech, isPlaying }: PageState,
  { at, isHeld, isStill }: TourAt,
  { go, hold, end }: TourActions,
) {
  const { plain, say } = speech;
  const { title, words } = stops[at]!;
  const isLast = at + 1 === stops.length;
  return html`
    <section class="card tour" role="dialog" aria-labelledby="tour-title" aria-describedby="tour-words" tabindex="-1">
      <button
        class="quiet close"
        aria-label=${plain("tour.close")}
        title=${plain("tour.close")}
        @click=${end}
      >✕</button>
      <div aria-live="polite">
        <h2 id="tour-title">
          ${rich(say(title))} <small>${plain("tour.count", { number: at + 1, total: stops.length })}</small>
        </h2>
        <p id="tour-words">${rich(say(words))}</p>
      </div>
      ${isPlaying ? nothing : html`<p class="hint">${plain("tour.rests")}</p>`}
      <progress value="0" max="1" aria-hidden="true" ?hidden=${isStill || isLast}></progress>
      <div class="row">
        <button ?disabled=${at === 0} @click=${() => go(at - 1)}>${plain("tour.back")}</button>
        <button class="main" @click=${() => (isLast ? end() : go(at + 1))}>
          ${plain(isLast ? "tour.end" : "tour.next")}
        </button>
        ${
          isStill || isLast
            ? nothing
            : html`<button class="quiet" aria-pressed=${isHeld} @click=${hold}>${plain("tour.hold")}</button>`
        }
      </div>
    </section>
  `;
}

/** Another game is open: the tour's own comes in its place if the visitor wants that. */
export function offerView(
  { opened, frame, speech, hasPair }: PageState,
  { open, end }: { open(): void; end(): void },
) {
  const { plain, say } = speech;
  const game = labelOf(opened?.game ?? firstGame);
  const iteration = frame?.iteration ?? 0;
  const words = hasPair ? "tour.pair" : iteration > 0 ? "tour.other" : "tour.otherNew";
  return html`
    <section class="card tour" role="dialog" aria-labelledby="tour-title" aria-describedby="tour-words" tabindex="-1">
      <h2 id="tour-title">${plain("tour.offer")}</h2>
      <p id="tour-words">${rich(say(words, { game, iteration }))}</p>
      <div class="row">
        ${hasPair ? nothing : html`<button class="main" @click=${open}>${plain("tour.openRing")}</button>`}
        <button @click=${end}>${plain("tour.notNow")}</button>
      </div>
    </section>
  `;
}
