import type { Metric } from "@gan/spec";
import { classSharesMetric } from "./class-shares.ts";
import { diversityMetric } from "./diversity.ts";
import { errorSharesMetric } from "./error-shares.ts";
import { classModesMetric } from "./features/class-modes.ts";
import { classScoreMetric } from "./features/class-score.ts";
import { densityCoverageMetric } from "./features/density-coverage.ts";
import { frechetDistanceMetric } from "./features/frechet-distance.ts";
import { kernelDistanceMetric } from "./features/kernel-distance.ts";
import { nearestTrainingMetric } from "./features/nearest-training.ts";
import { neighborTestMetric } from "./features/neighbor-test.ts";
import { precisionRecallMetric } from "./features/precision-recall.ts";
import { slicedWassersteinMetric } from "./features/sliced-wasserstein.ts";
import { structuralSimilarityMetric } from "./features/structural-similarity.ts";
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
  "frechet-distance": frechetDistanceMetric,
  "kernel-distance": kernelDistanceMetric,
  "precision-recall": precisionRecallMetric,
  "density-coverage": densityCoverageMetric,
  "neighbor-test": neighborTestMetric,
  "sliced-wasserstein": slicedWassersteinMetric,
  "nearest-training": nearestTrainingMetric,
  "class-score": classScoreMetric,
  "class-modes": classModesMetric,
  "structural-similarity": structuralSimilarityMetric,
} as const satisfies Readonly<Record<string, Metric>>;
