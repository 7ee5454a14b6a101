import "./gradients.ts";

export {
  type Algorithm1Options,
  algorithm1,
  type DiscriminatorStep,
  updateDiscriminator,
  updateGenerator,
} from "./algorithm1.ts";
export {
  type Checkpoint,
  decodeCheckpoint,
  encodeCheckpoint,
  restoreGame,
  restoreGenerator,
} from "./checkpoint.ts";
export { discriminate } from "./discriminate.ts";
export { encodeNetwork } from "./encode-network.ts";
export { type ErrorShares, errorShares } from "./error-shares.ts";
export { createGame, type Game, type GameOptions, type Player } from "./game.ts";
export { generate } from "./generate.ts";
export type { Condition, Diagnosis, Finding } from "./health/diagnosis.ts";
export type { KnownModes, Look } from "./health/look.ts";
export {
  createHealthMonitor,
  diagnose,
  type HealthMonitor,
  type HealthMonitorOptions,
} from "./health.ts";
export { type InterpolateOptions, interpolate } from "./interpolate.ts";
export { type AdamOptions, adam } from "./learning-rules/adam.ts";
export { averaging } from "./learning-rules/averaging.ts";
export {
  type ClassicalMomentumOptions,
  classicalMomentum,
} from "./learning-rules/classical-momentum.ts";
export { type RmsPropOptions, rmsProp } from "./learning-rules/rms-prop.ts";
export { sgd } from "./learning-rules/sgd.ts";
export type { AdversarialLoss } from "./losses/adversarial-loss.ts";
export { minimax } from "./losses/minimax.ts";
export { nonSaturating } from "./losses/non-saturating.ts";
export { scaleDiscriminatorLoss } from "./losses/scale-discriminator-loss.ts";
export { type Constraint, maxColumnNorm } from "./max-column-norm.ts";
export { type ModeCount, type ModeCountOptions, modeCount } from "./mode-count.ts";
export { type MonitorChannels, monitorGame } from "./monitor.ts";
export { gaussianPrior, type NoisePrior, uniformPrior } from "./noise-prior.ts";
export { decode, type SampleOptions, sample } from "./sample.ts";
export { annealed, exponentialDecay, momentumRamp } from "./schedule.ts";
export { simultaneous } from "./simultaneous.ts";
export type { TrainingOptions } from "./training.ts";
