import { html } from "lit-html";
import type { PageState } from "../page/state.ts";
import { storyOf } from "../page/story.ts";

/** The caption of the figure: what each player does now. */
export function storyView(state: PageState) {
  const { generator, discriminator } = storyOf(state);
  return html`
    <section class="story" aria-label="What happens">
      <p class="of-g">${withLetters(generator)}</p>
      <p class="of-d">${withLetters(discriminator)}</p>
    </section>
  `;
}

/** The players' letters are set as in formulas. */
function withLetters(words: string) {
  return words.split(/\b([DGz])\b/).map((part, i) => (i % 2 === 1 ? html`<i>${part}</i>` : part));
}
