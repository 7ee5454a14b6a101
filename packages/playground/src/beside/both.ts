import type { PageState } from "../page/state.ts";

/** What a page has once, however many games are on it. */
const once = [
  ...(["theme", "speech", "width", "shows", "stepsPerSecond", "lesson", "side"] as const),
  ...(["hasPair", "overlay"] as const),
] as const;

/** The second game's state as that of a page of its own. */
export function secondOf(state: PageState): PageState | undefined {
  const { beside } = state;
  if (!beside) return undefined;
  const ofPage = Object.fromEntries(once.map((name) => [name, state[name]]));
  return { ...beside, ...ofPage, beside: undefined };
}

/** A change of the second game's page, as one of the page that both are on. */
export function changeOfSecond(state: PageState, change: Partial<PageState>): Partial<PageState> {
  const isOnce = (name: string) => once.some((each) => each === name);
  const entries = Object.entries(change);
  const own = Object.fromEntries(entries.filter(([name]) => !isOnce(name)));
  const ofPage = Object.fromEntries(entries.filter(([name]) => isOnce(name)));
  return { ...ofPage, ...(state.beside && { beside: { ...state.beside, ...own } }) };
}
