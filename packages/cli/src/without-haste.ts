import type { Diagnosis } from "@gan/metrics";

/**
 * A G that starts at the mean of the data begins as narrow as one that collapsed: while it spreads out from epoch to epoch, and in its
 * first ones, that is no failure.
 *
 * @param earlier - Diversity after the epochs before.
 */
export function withoutHaste(
  diagnosis: Diagnosis,
  diversity: number,
  earlier: readonly number[],
): Diagnosis {
  const isSpreading = earlier.every((before) => diversity > 1.02 * before);
  if (!isSpreading) return diagnosis;
  const failures = diagnosis.failures.filter(({ condition }) => condition !== "collapse");
  if (failures.length === diagnosis.failures.length) return diagnosis;
  const share = `samples are ${(100 * diversity).toFixed(0)} % as far apart as the data`;
  const unfinished = {
    condition: "unfinished" as const,
    text: `Nothing is wrong, but G is not there yet: ${share}${earlier.length > 0 ? ", more than after any epoch before" : ""}.`,
    advice: "Let it train on.",
    figures: { diversity },
  };
  return { ...(failures[0] ?? unfinished), failures };
}
