import type { TrainingRecord } from "@gan/spec";

/** What signs look at in a record. Games of other players have some of it, or none. */
type Channel = "discriminatorLoss" | "realProbability" | "fakeProbability";

/** The values of one channel, in the records that have it. */
export function valuesOf(records: readonly TrainingRecord[], channel: Channel): number[] {
  return records.map(({ values }) => values[channel]).filter((value) => value !== undefined);
}

/** Mean of one channel, or `undefined` where no record has it. */
export function average(records: readonly TrainingRecord[], channel: Channel): number | undefined {
  const values = valuesOf(records, channel);
  if (values.length === 0) return undefined;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
