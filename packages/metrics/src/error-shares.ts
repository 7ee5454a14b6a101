import { createMetric, type Dataset, type Judge } from "@gan/spec";

/** How often D is wrong; both are ½ when it cannot tell. */
export interface ErrorShares {
  /** Share of real examples that D takes for generated ones, D(x) < ½. */
  readonly falseNegatives: number;
  /** Share of generated examples that D takes for real, D(G(z)) > ½. */
  readonly falsePositives: number;
}

/** Counts D's mistakes on real and generated examples, without dropout. */
export async function errorShares(
  judge: Judge,
  real: Dataset,
  fake: Dataset,
): Promise<ErrorShares> {
  return {
    falseNegatives: shareOf(await judge(real), (logit) => logit < 0),
    falsePositives: shareOf(await judge(fake), (logit) => logit > 0),
  };
}

/** {@link errorShares} on test examples and samples. */
export const errorSharesMetric = createMetric({
  name: "error-shares",
  describe: "How often D takes a test example for a sample, and a sample for an example.",
  needs: ["samples", "test", "judge"],
  measure: async ({ samples, test, judge }) => ({ ...(await errorShares(judge, test, samples)) }),
});

function shareOf(logits: Float32Array, isMistake: (logit: number) => boolean): number {
  return logits.filter(isMistake).length / logits.length;
}
