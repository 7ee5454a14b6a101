import { en } from "./en.ts";
import type { Messages } from "./messages.ts";

/** A language of the page. */
export interface Language {
  readonly name: string;
  /** Its name in itself. */
  readonly label: string;
  readonly direction: "ltr" | "rtl";
  load(): Promise<Messages>;
}

/** Every language; what is not English is loaded when it is chosen. */
export const languages: readonly Language[] = [
  { name: "en", label: "English", direction: "ltr", load: async () => en },
  {
    ...{ name: "de", label: "Deutsch", direction: "ltr" },
    load: async () => (await import("./de.ts")).de,
  },
  {
    ...{ name: "ar", label: "العربية", direction: "rtl" },
    load: async () => (await import("./ar.ts")).ar,
  },
];

/** The first of some names, such as `de-AT`, that the page has a language for; English where it has none. */
export function languageOf(...wanted: readonly (string | null | undefined)[]): Language {
  const bare = wanted.map((name) => name?.toLowerCase().split("-")[0]);
  const found = bare.flatMap((name) => languages.filter((language) => language.name === name));
  return found[0] ?? languages[0]!;
}
