export { digits } from "./digits.ts";
export type {
  Evaluation,
  Experiment,
  LoadOptions,
  NetworkContext,
  Split,
} from "./experiment.ts";
export { experiments, findExperiment } from "./experiments.ts";
export { mnist } from "./mnist.ts";
export { type NetworkPlan, type NetworkPlans, plan } from "./network-plan.ts";
export { createExperimentGame, createExperimentSampler, iterationsOf, play } from "./play.ts";
export { releasedSettings, type Settings, settingsSchema } from "./settings.ts";
