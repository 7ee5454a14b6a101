import { html, nothing, type TemplateResult } from "lit-html";
import { secondOf } from "../beside/both.ts";
import type { Part } from "../lessons/lesson.ts";
import { isPredicting, isShown } from "../lessons/progress.ts";
import type { Actions } from "../page/actions.ts";
import type { PageState } from "../page/state.ts";
import { algorithmView } from "./algorithm.ts";
import { controlsView } from "./controls.ts";
import { curvesView } from "./curves.ts";
import { failuresView } from "./failures.ts";
import { filesView } from "./files.ts";
import { headerView } from "./header.ts";
import { healthView } from "./health.ts";
import { needLooks } from "./late-looks.ts";
import { lessonView } from "./lesson.ts";
import { noticeView } from "./notice.ts";
import { differencesView, sideView } from "./pair.ts";
import { readoutsView } from "./readouts.ts";
import { stageView } from "./stage.ts";
import { transportView } from "./transport.ts";

/** The whole page as a function of its state. */
export function appView(
  state: PageState,
  actions: Actions,
  actionsOfSecond?: Actions,
): TemplateResult {
  const second = secondOf(state);
  const pair = second && actionsOfSecond && ([second, actionsOfSecond] as const);
  const [chosen, act] = pair && state.side === "b" ? pair : ([state, actions] as const);
  const view = state.opened?.view ?? "line";
  const { language, plain } = state.speech;
  const shown = (part: Part, of: () => unknown) => (isShown(state, part) ? of() : nothing);
  return html`
    <div
      class="app"
      lang=${language.name}
      dir=${language.direction}
      data-view=${view}
      data-room=${roomIn(state.width)}
      @click=${letGo}
      @keydown=${closeMenu}
      @dragover=${(event: DragEvent) => event.preventDefault()}
      @drop=${(event: DragEvent) => {
        event.preventDefault();
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length > 0) actions.takeFiles(files);
      }}
    >
      <button class="skip" @click=${playNext}>${plain("part.skip")}</button>
      ${headerView(chosen, act)}
      <main class=${`${state.lesson ? "with-lesson" : ""} ${pair ? "with-pair" : ""}`}>
        ${lessonView(state, actions)}
        <section class="center" aria-label=${plain("part.game")}>
          ${noticeView(state, actions)} ${pair ? noticeView(...pair) : nothing}
          <div class="stages">
            ${stageView(state, actions, "a")} ${pair ? stageView(...pair, "b") : nothing}
          </div>
          ${isPredicting(state) ? nothing : transportView({ ...state, busy: state.busy ?? second?.busy }, actions)}
          ${second ? differencesView(state, second) : shown("health", () => healthView(state))}
          ${view === "pictures" && !pair ? shown("pictures", () => looksView(state, actions)) : nothing}
        </section>
        <section class="side left" aria-label=${plain("part.settings")}>
          ${pair ? sideView(state, actions) : nothing}
          ${shown("algorithm", () => algorithmView(chosen))} ${controlsView(chosen, act)}
          ${shown("failures", () => failuresView(chosen, act))}
        </section>
        <section class="side right" aria-label=${plain("part.measurements")}>
          ${pair ? nothing : shown("numbers", () => readoutsView(state))}
          ${shown("curves", () => curvesView(state, actions, "a"))}
          ${pair ? shown("curves", () => curvesView(...pair, "b")) : nothing}
          ${shown("files", () => filesView(chosen, act))}
        </section>
      </main>
      ${state.overlay?.view() ?? nothing}
    </div>
  `;
}

/** What can be asked of a game on pictures, which is loaded when there is one. */
function looksView(state: PageState, actions: Actions) {
  return needLooks(actions)?.picturesView(state, actions) ?? nothing;
}

/** For who comes by keys: past all that can be set. */
function playNext({ currentTarget }: Event): void {
  const root = (currentTarget as Element).getRootNode() as ShadowRoot;
  root.querySelector<HTMLElement>("button.play")?.focus();
}

/** What the style sheet for smaller screens goes by. */
function roomIn(width: number): "much" | "some" | "little" {
  return width > 1180 ? "much" : width > 760 ? "some" : "little";
}

/** A button that was clicked lets go of the keys: Space would press it again where it is meant to play. Who came by keys keeps the place. */
function letGo({ detail, target }: MouseEvent): void {
  if (detail > 0) (target as Element).closest<HTMLElement>("button, summary")?.blur();
}

function closeMenu(event: KeyboardEvent): void {
  const menu = (event.target as Element).closest(".menu[open]");
  if (event.key !== "Escape" || !menu) return;
  event.preventDefault();
  menu.removeAttribute("open");
  menu.querySelector("summary")?.focus();
}
