export { classShares } from "./class-shares.ts";
export { diversity, type Spread, spreadOf } from "./diversity.ts";
export { type ErrorShares, errorShares } from "./error-shares.ts";
export { type ClassModes, classModes } from "./features/class-modes.ts";
export { type ClassScore, type ClassScoreOptions, classScore } from "./features/class-score.ts";
export {
  type DensityCoverage,
  type DensityCoverageOptions,
  densityCoverage,
} from "./features/density-coverage.ts";
export { type FeatureOptions, frechetDistance } from "./features/frechet-distance.ts";
export {
  type KernelDistance,
  type KernelDistanceOptions,
  kernelDistance,
  kernelDistanceOfSubsets,
} from "./features/kernel-distance.ts";
export { type NearestTraining, nearestTraining } from "./features/nearest-training.ts";
export { type NeighborTest, neighborTest } from "./features/neighbor-test.ts";
export {
  type PrecisionRecall,
  type PrecisionRecallOptions,
  precisionRecall,
} from "./features/precision-recall.ts";
export { type SlicedWassersteinOptions, slicedWasserstein } from "./features/sliced-wasserstein.ts";
export {
  type PictureShape,
  scalesOf,
  structuralSimilarity,
} from "./features/structural-similarity.ts";
export { type DiagnoseOptions, diagnose } from "./health/diagnose.ts";
export type { Diagnosis, Finding, Standing } from "./health/diagnosis.ts";
export {
  createHealthMonitor,
  type HealthMonitor,
  type HealthMonitorOptions,
} from "./health/health-monitor.ts";
export type { Look } from "./health/look.ts";
export { type Memorization, memorization } from "./memorization.ts";
export { metrics } from "./metrics.ts";
export { type ModeCount, modeCount } from "./mode-count.ts";
export { type NearestByVisibleOptions, nearestByVisible } from "./nearest-by-visible.ts";
export { nearestIndices } from "./nearest-indices.ts";
export { nearestNeighbors } from "./nearest-neighbors.ts";
export { type StandardErrorsOptions, standardErrors } from "./standard-errors.ts";
export { type Yardsticks, yardsticks } from "./yardsticks.ts";
