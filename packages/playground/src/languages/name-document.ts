import type { Speech } from "./speech.ts";

/** The document is in the language of the page that it is. */
export function nameDocument({ language, plain }: Speech): void {
  document.documentElement.lang = language.name;
  document.documentElement.dir = language.direction;
  document.title = plain("page.title");
}
