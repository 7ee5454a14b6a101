import { html, nothing } from "lit-html";
import type { Question, Text } from "../lessons/lesson.ts";
import { cameTrue, taskOf } from "../lessons/lesson-state.ts";
import type { Actions } from "../page/actions.ts";
import type { PageState } from "../page/state.ts";
import { rich } from "./rich.ts";

/** The task that a lesson is at: what to see, what to predict, and what came of it. */
export function lessonView(state: PageState, { lesson: actions }: Actions) {
  const { lesson, speech } = state;
  if (!lesson) return nothing;
  const { plain } = speech;
  const { text, reveals, until } = taskOf(lesson);
  const { stage, at } = lesson;
  const total = lesson.lesson.tasks.length;
  const words = (of: Text) => wordsView(of, state);
  const isLast = at + 1 === total;
  return html`
    <section class="side lesson-side" aria-label=${plain("lesson.title")}>
      <div class="card lesson" aria-live="polite">
        <h2>
          ${words(lesson.lesson.title)}
          <small>${plain("lesson.task", { number: at + 1, total })}</small>
        </h2>
        <progress value=${stage === "over" ? total : at} max=${total} aria-hidden="true"></progress>
        ${
          stage === "over"
            ? overView(state, actions)
            : html`<p>${words(text)}</p>
                ${questionView(state, actions)}
                ${
                  stage === "watch"
                    ? html`<p class="hint">${plain(until ? "lesson.watch" : "lesson.watchOn")}</p>
                        <button @click=${actions.reveal}>
                          ${plain(until ? "lesson.reveal" : "lesson.goOn")}
                        </button>`
                    : nothing
                }
                ${
                  stage === "reveal"
                    ? html`<p class="revealed">${words(reveals)}</p>
                        <button class="main" @click=${actions.next}>
                          ${plain(isLast ? "lesson.end" : "lesson.next")}
                        </button>`
                    : nothing
                }`
        }
      </div>
    </section>
  `;
}

/** What is to be predicted, and later what was, beside what came. */
function questionView(state: PageState, actions: Actions["lesson"]) {
  const { lesson, speech } = state;
  const { asks } = taskOf(lesson!);
  if (!asks) return nothing;
  const question = html`<p class="question">${wordsView(asks.question, state)}</p>`;
  if (lesson!.stage === "predict") {
    return html`${question}
      ${
        asks.choices
          ? html`<div class="choices">
              ${asks.choices.map(
                (choice, i) => html`
                  <button @click=${() => actions.predict(i + 1)}>${wordsView(choice, state)}</button>
                `,
              )}
            </div>`
          : numberView(state, actions)
      }
      <p class="hint">${speech.plain("lesson.predict")}</p>`;
  }
  return html`${question}${answerView(asks, state)}`;
}

function numberView({ speech }: PageState, actions: Actions["lesson"]) {
  return html`
    <form
      class="row"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const typed = new FormData(event.target as HTMLFormElement).get("number");
        actions.predict(Number(typed));
      }}
    >
      <input type="number" name="number" step="any" required aria-label=${speech.plain("lesson.number")} />
      <button>${speech.plain("lesson.say")}</button>
    </form>
  `;
}

function answerView(asks: Question, state: PageState) {
  const { lesson, speech } = state;
  const { at, given, came, stage } = lesson!;
  const shown = (value: number | undefined) =>
    value === undefined
      ? html`–`
      : asks.choices
        ? wordsView(asks.choices[value - 1]!, state)
        : html`${speech.figures(value, 4)}`;
  const isTrue = cameTrue(lesson!, at);
  const sign = isTrue === undefined ? "" : isTrue ? "good" : "bad";
  return html`
    <dl class=${`answers ${stage === "reveal" ? sign : ""}`}>
      <dt>${speech.plain("lesson.given")}</dt>
      <dd>${shown(given[at])}</dd>
      ${
        stage === "reveal"
          ? html`<dt>${speech.plain("lesson.came")}</dt>
              <dd>${shown(came[at])} ${isTrue === undefined ? "" : isTrue ? "✓" : "✗"}</dd>`
          : nothing
      }
    </dl>
  `;
}

function overView({ lesson, speech }: PageState, actions: Actions["lesson"]) {
  const asked = lesson!.lesson.tasks
    .map((_, i) => cameTrue(lesson!, i))
    .filter((it) => it !== undefined);
  const count = asked.filter(Boolean).length;
  return html`
    <p>${speech.plain("lesson.over")}</p>
    ${asked.length > 0 ? html`<p>${speech.plain("lesson.score", { count, total: asked.length })}</p>` : nothing}
    <div class="row">
      <button class="main" @click=${actions.leave}>${speech.plain("lesson.leave")}</button>
      <button @click=${() => actions.begin(lesson!.lesson)}>${speech.plain("lesson.again")}</button>
    </div>
  `;
}

/** A lesson's words in the page's language, or in the first that it has. They are text, whatever is in them. */
function wordsView(text: Text, { speech }: PageState) {
  if (typeof text === "string") return html`<span dir="auto">${rich(text)}</span>`;
  const { name } = speech.language;
  const found = [name, "en", ...Object.keys(text)].find((each) => Object.hasOwn(text, each))!;
  return found === name
    ? html`<span>${rich(text[found]!)}</span>`
    : html`<span lang=${found} dir="auto">${rich(text[found]!)}</span>`;
}
