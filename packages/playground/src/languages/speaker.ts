import type { PageState } from "../page/state.ts";
import { type Language, languageOf } from "./languages.ts";
import { createSpeech, type Speech } from "./speech.ts";

/** What a page's language is spoken by. */
export interface SpeakerOptions {
  spoken(): Speech;
  /** There is nothing to show yet. */
  isEmpty(): boolean;
  update(change: Partial<PageState>): void;
}

/** Changes the language of a page. */
export interface Speaker {
  /** Nothing is shown before the first language is there. */
  readonly isLoading: boolean;
  /** Loads a language and speaks it; where it cannot be had, the page says so and stays with its own. */
  speak(language: Language): Promise<void>;
}

/** A speaker of English that can learn. */
export function createSpeaker({ spoken, isEmpty, update }: SpeakerOptions): Speaker {
  /** The language that is to be spoken. */
  let wanted: Language = languageOf();
  let isLoading = false;
  return {
    get isLoading() {
      return isLoading;
    },
    async speak(language) {
      wanted = language;
      if (spoken().language === language) return;
      isLoading = isEmpty();
      try {
        const speech = createSpeech(language, await language.load());
        if (wanted === language) update({ speech });
      } catch {
        const values = { language: language.label };
        wanted = spoken().language;
        update({ notice: { words: [{ key: "page.noLanguage", values }], isProblem: true } });
      }
      isLoading = false;
      update({});
    },
  };
}
