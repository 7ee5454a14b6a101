import type { PageState } from "./state.ts";

const KEY = "gan-theme";

/** The colors that the visitor chose at an earlier visit; none where the browser keeps nothing. */
export function readTheme(): PageState["theme"] {
  return themeOf(attempt(() => localStorage.getItem(KEY)));
}

export function keepTheme(theme: PageState["theme"]): void {
  attempt(() => localStorage.setItem(KEY, theme));
}

/** Colors by their name; the system's, where it is none. */
export function themeOf(name: string | null | undefined): PageState["theme"] {
  return name === "light" || name === "dark" ? name : "auto";
}

/** Storage that is denied throws as soon as it is named. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
