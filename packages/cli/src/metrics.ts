import { metrics as ofSamples } from "@gan/metrics";
import { parzenMetric, parzenWindowMetric } from "@gan/parzen";
import type { Metric } from "@gan/spec";

/** Every metric by its name: `gan evaluate` says each that has what it needs. */
export const metrics: Readonly<Record<string, Metric>> = {
  parzen: parzenMetric,
  ...ofSamples,
  "parzen-window": parzenWindowMetric,
};
