import { readChoice } from "../page/kept-choice.ts";
import { type Language, languageOf } from "./languages.ts";

/**
 * The language that an element is to speak: the page's is the visitor's own; that of an element in another's page is that page's.
 *
 * @param asked - What the address asks for.
 */
export function wantedLanguage(element: HTMLElement, asked: string | undefined): Language {
  return element.hasAttribute("address")
    ? languageOf(asked, readChoice("language"), ...navigator.languages)
    : languageOf(element.getAttribute("lang"), asked, element.closest<HTMLElement>("[lang]")?.lang);
}
