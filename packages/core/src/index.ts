import "./gradients.ts";

export { clipParameters } from "./after-updates/clip-parameters.ts";
export { maxColumnNorm } from "./after-updates/max-column-norm.ts";
export { meanWeights } from "./after-updates/mean-weights.ts";
export { spectralNorm } from "./after-updates/spectral-norm.ts";
export {
  type Algorithm1Options,
  algorithm1,
  alternatingSteps,
  type StepCounts,
} from "./algorithm1.ts";
export { applyPlayer } from "./apply-player.ts";
export type { Augmentation, Picture } from "./augmentations/augmentation.ts";
export { type AugmentationChoice, augmentations } from "./augmentations/augmentations.ts";
export { color } from "./augmentations/color.ts";
export { cutout } from "./augmentations/cutout.ts";
export { inTurn } from "./augmentations/in-turn.ts";
export { translation } from "./augmentations/translation.ts";
export {
  type Checkpoint,
  decodeCheckpoint,
  encodeCheckpoint,
  restoreGame,
  restoreGenerator,
  restoreNetwork,
} from "./checkpoint.ts";
export type { Condition } from "./conditions/condition.ts";
export { createRound, type OpenRound, type RoundSource } from "./create-round.ts";
export { discriminate } from "./discriminate.ts";
export { encodeNetwork } from "./encode-network.ts";
export { evaluateNetwork, evaluateRows } from "./evaluate-network.ts";
export { evaluatePlayer } from "./evaluate-player.ts";
export type { Examples } from "./examples.ts";
export { createGame, type Game, type GameOptions, type PlayerOptions } from "./game.ts";
export { viewOf } from "./game-view.ts";
export { generate } from "./generate.ts";
export { type InterpolateOptions, interpolate } from "./interpolate.ts";
export { judge } from "./judge.ts";
export { type AdamOptions, adam } from "./learning-rules/adam.ts";
export {
  type ClassicalMomentumOptions,
  classicalMomentum,
} from "./learning-rules/classical-momentum.ts";
export { type RmsPropOptions, rmsProp } from "./learning-rules/rms-prop.ts";
export { type Rates, type RuleChoice, rules } from "./learning-rules/rules.ts";
export { sgd } from "./learning-rules/sgd.ts";
export type { AdversarialLoss } from "./losses/adversarial-loss.ts";
export { hinge } from "./losses/hinge.ts";
export { leastSquares } from "./losses/least-squares.ts";
export { losses } from "./losses/losses.ts";
export { minimax } from "./losses/minimax.ts";
export type { NamedLoss } from "./losses/named-loss.ts";
export { nonSaturating } from "./losses/non-saturating.ts";
export { relativistic } from "./losses/relativistic.ts";
export { relativisticAverage } from "./losses/relativistic-average.ts";
export { scaleDiscriminatorLoss } from "./losses/scale-discriminator-loss.ts";
export { smoothLabels } from "./losses/smooth-labels.ts";
export { wasserstein } from "./losses/wasserstein.ts";
export { type MonitorChannels, monitorGame } from "./monitor.ts";
export { gaussianPrior, type NoisePrior, uniformPrior } from "./noise-prior.ts";
export type { Objective } from "./objective.ts";
export { objectivesOf } from "./objectives/adversarial.ts";
export { withInstanceNoise } from "./objectives/instance-noise.ts";
export { type Change, seenThrough } from "./objectives/seen-through.ts";
export { sumOf } from "./objectives/sum.ts";
export { withAugmentation } from "./objectives/with-augmentation.ts";
export { dragan } from "./penalties/dragan.ts";
export { gradientPenalty } from "./penalties/gradient-penalty.ts";
export { oneSidedGradientPenalty } from "./penalties/one-sided-gradient-penalty.ts";
export { type PenaltyChoice, penalties } from "./penalties/penalties.ts";
export { type PenaltyOptions, penaltyOf } from "./penalties/penalty.ts";
export { r1 } from "./penalties/r1.ts";
export { r1AndR2 } from "./penalties/r1-and-r2.ts";
export { r2 } from "./penalties/r2.ts";
export { slopesAt } from "./penalties/slopes-at.ts";
export { descend, type Learner, type Player } from "./player.ts";
export { type PriorChoice, priors } from "./priors.ts";
export { annealed, exponentialDecay, momentumRamp } from "./rates.ts";
export { decidedAt, scalarAt } from "./replay/watched-update.ts";
export type { Round } from "./round.ts";
export { decodeSafetensors, type SafetensorsContent } from "./safetensors.ts";
export { type DecodeOptions, decode, type SampleOptions, sample } from "./sample.ts";
export { sampleSlope } from "./sample-slope.ts";
export { type ScheduleChoice, schedules } from "./schedules.ts";
export { simultaneous, simultaneousSteps } from "./simultaneous.ts";
export { type Slope, slopeOf, slopesOf } from "./slope.ts";
export { createSlots, type Slots } from "./slots.ts";
export { type Measures, takeStep } from "./step.ts";
export type { Step } from "./step-source.ts";
export { readMeasures, recordOf, type TrainingOptions, train } from "./training.ts";
