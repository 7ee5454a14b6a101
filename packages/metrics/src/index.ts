export { classShares } from "./class-shares.ts";
export { diversity, type Spread, spreadOf } from "./diversity.ts";
export { type ErrorShares, errorShares } from "./error-shares.ts";
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
export { type Yardsticks, yardsticks } from "./yardsticks.ts";
