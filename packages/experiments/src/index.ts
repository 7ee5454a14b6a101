export { assertPlayable } from "./assert-playable.ts";
export { augmentationOf } from "./augmentation-of.ts";
export { cifar10 } from "./cifar10.ts";
export { cifar10Conv } from "./cifar10-conv.ts";
export { type CompletionOptions, completion } from "./completion.ts";
export { type ConditionalOptions, conditional } from "./conditional.ts";
export { digits } from "./digits.ts";
export {
  type Evaluation,
  type Experiment,
  type Extension,
  type ExtraPlayer,
  type FinishedRun,
  type LoadOptions,
  type NetworkContext,
  type Published,
  type Table,
  trainsGenerator,
} from "./experiment.ts";
export { experimentEpochs } from "./experiment-epochs.ts";
export { experiments, findExperiment } from "./experiments.ts";
export { fashionMnist } from "./fashion-mnist.ts";
export { figure1 } from "./figure-1.ts";
export { grid } from "./grid.ts";
export { gridFine } from "./grid-fine.ts";
export { images } from "./images.ts";
export { inference } from "./inference.ts";
export { lossOf } from "./loss-of.ts";
export type { ExperimentMeasure, ExperimentPicture, PlayedGame } from "./measure.ts";
export { megabytesOf } from "./megabytes-of.ts";
export { mnist } from "./mnist.ts";
export { type NetworkPlan, type NetworkPlans, plan } from "./network-plan.ts";
export { numbers } from "./numbers.ts";
export { type OwnNetworkContext, type OwnNetworks, withOwnNetworks } from "./own-networks.ts";
export {
  createExperimentGame,
  createExperimentSampler,
  iterationsOf,
  type PlayOptions,
  play,
  ratesAt,
  stepsOf,
} from "./play.ts";
export type { PicturePreset } from "./presets/picture-preset.ts";
export type { PresetName } from "./presets/preset-names.ts";
export { presets } from "./presets/presets.ts";
export { ring } from "./ring.ts";
export { selection } from "./selection.ts";
export { type SemiSupervisedExperimentOptions, semiSupervised } from "./semi-supervised.ts";
export { releasedSettings, type Settings, settingsSchema } from "./settings.ts";
export { settingsUnder } from "./settings-under.ts";
export type { Split } from "./split.ts";
export { adoptPretrained, type Stage, stagesOf } from "./stages.ts";
export { tfd } from "./tfd.ts";
export type { ToyExperiment } from "./toy-experiment.ts";
