import { createMetric } from "@gan/spec";
import { parzenEstimate } from "./estimate.ts";

/** {@link parzenEstimate} as one of the metrics; the validation examples are those to choose σ by, all of them. */
export const parzenMetric = createMetric({
  name: "parzen",
  describe: "Log-likelihood of the test examples under Gaussian windows on the samples, in nats.",
  needs: ["samples", "validation", "test"],
  async measure(subject) {
    const { samples, validation, test } = subject;
    const { logLikelihood, bandwidth } = await parzenEstimate({ samples, validation, test });
    const { mean, standardError } = logLikelihood;
    return { logLikelihood: mean, standardError, bandwidth };
  },
});
