import type { Metric } from "@gan/spec";
import { classSharesMetric } from "./class-shares.ts";
import { diversityMetric } from "./diversity.ts";
import { errorSharesMetric } from "./error-shares.ts";
import { memorizationMetric } from "./memorization.ts";
import { modeCountMetric } from "./mode-count.ts";
import { yardsticksMetric } from "./yardsticks.ts";

/** Every metric of this package by its name, in the order in which results are read. */
export const metrics = {
  "error-shares": errorSharesMetric,
  yardsticks: yardsticksMetric,
  memorization: memorizationMetric,
  "class-shares": classSharesMetric,
  diversity: diversityMetric,
  "mode-count": modeCountMetric,
} as const satisfies Readonly<Record<string, Metric>>;
