/** What the visitor chose at an earlier visit; nothing where the browser keeps nothing. */
export function readChoice(of: "theme" | "language"): string | undefined {
  return attempt(() => localStorage.getItem(`gan-${of}`)) ?? undefined;
}

/** Keeps a choice for the next visit. */
export function keepChoice(of: "theme" | "language", choice: string): void {
  attempt(() => localStorage.setItem(`gan-${of}`, choice));
}

/** Storage that is denied throws as soon as it is named. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
