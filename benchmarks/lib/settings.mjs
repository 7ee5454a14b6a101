import { findExperiment } from "@gan/experiments";

/** An experiment's own settings with a few changed. */
export function settingsOf(experiment, changes = {}) {
  return { ...findExperiment(experiment).settings, ...changes };
}

/** What PyTorch is given where the order of maxout's pieces is its own choice: the one it is faster with. */
export const layouts = { dense: "last", conv: "last" };
