import type { Side } from "../beside/clock.ts";

/** What the style sheet knows it by. */
const MARK = "data-toured";

/**
 * Marks what the tour speaks of, and nothing else.
 *
 * @param of - Selectors.
 * @param side - Which of two games is spoken of, where there are two.
 * @returns The first of what was found.
 */
export function markToured(
  page: ShadowRoot,
  of: readonly string[],
  side?: Side,
): HTMLElement | undefined {
  const isSpokenOf = (element: HTMLElement) => {
    const its = element.closest<HTMLElement>("[data-side]")?.dataset.side;
    return side === undefined || its === undefined || its === side;
  };
  const found = of.flatMap((selector) =>
    [...page.querySelectorAll<HTMLElement>(selector)].filter(isSpokenOf),
  );
  for (const marked of page.querySelectorAll<HTMLElement>(`[${MARK}]`)) {
    if (!found.includes(marked)) marked.removeAttribute(MARK);
  }
  for (const each of found) each.setAttribute(MARK, "");
  return found[0];
}
