import type { FetchProgress } from "@gan/data/browser";
import type { KeyedWords } from "../languages/said.ts";

/** How far a file has come, in words. */
export function fetchWords({ file, received, total }: FetchProgress): KeyedWords {
  if (!total) return { key: "busy.fetching", values: { file } };
  const share = Math.round((100 * received) / total);
  return { key: "busy.share", values: { file, share } };
}
