import type { DataDescription } from "./described-data.ts";
import { isUnpublished } from "./published-data.ts";
import type { RunOptions } from "./run-options.ts";

/**
 * What every output of a run must say of it, in a few words each: that its networks are scaled down, or that it saw a
 * part of the data only, or others than the published ones.
 */
export function caveatsOf(
  { settings, batches, data }: RunOptions,
  train: Pick<DataDescription, "name">,
): string[] {
  const isOther = data?.train !== undefined && isUnpublished(data.train);
  return [
    ...(settings.width === 1 ? [] : [`every hidden layer at width ${settings.width}`]),
    ...(batches ? [`data ${train.name}`] : []),
    ...(isOther ? [`data that are not the published ${train.name}`] : []),
  ];
}

/** The same as the end of a line. */
export function withCaveats(options: RunOptions, train: Pick<DataDescription, "name">): string {
  return caveatsOf(options, train)
    .map((caveat) => `, ${caveat}`)
    .join("");
}

/** The same in brackets, where an address ends the line: terminals open it up to the next space. */
export function inBrackets(options: RunOptions, train: Pick<DataDescription, "name">): string {
  const caveats = caveatsOf(options, train).join(", ");
  return caveats && ` (${caveats})`;
}
