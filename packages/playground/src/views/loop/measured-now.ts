import type { PageState } from "../../page/state.ts";

/** What was measured last under a name: by the steps of the iteration under way, else by the last record. */
export function measuredNow(
  { frame, curve }: Pick<PageState, "frame" | "curve">,
  name: string,
): number | undefined {
  return frame?.stepped?.[name] ?? curve.at(-1)?.values[name];
}
