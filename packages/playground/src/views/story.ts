import { html } from "lit-html";
import type { PageState } from "../page/state.ts";
import { type Story, storyOf } from "../page/story.ts";
import { rich } from "./rich.ts";

/** The caption of the figure: what each player does now. */
export function storyView(state: PageState) {
  const { generator, discriminator } = storyOf(state);
  const { plain, say } = state.speech;
  const told = (words: Story["generator"]) =>
    rich(words.map(({ key, values }) => say(key, values)).join(" "));
  return html`
    <section class="story" aria-label=${plain("part.story")}>
      <p class="of-g">${told(generator)}</p>
      <p class="of-d">${told(discriminator)}</p>
    </section>
  `;
}
