export {
  type BandwidthChoice,
  type ChooseBandwidthOptions,
  chooseBandwidth,
  type ValidationPoint,
} from "./bandwidth.ts";
export { defaultBandwidths } from "./bandwidths.ts";
export { type ParzenEstimate, type ParzenEstimateOptions, parzenEstimate } from "./estimate.ts";
export {
  type Fold,
  type FoldsEstimate,
  type FoldsEstimateOptions,
  foldsEstimate,
} from "./folds-estimate.ts";
export { logLikelihood } from "./log-likelihood.ts";
export {
  type LogLikelihoodTensorOptions,
  logLikelihoodTensor,
  type ParzenProgress,
} from "./log-likelihood-tensor.ts";
export { parzenMetric } from "./parzen-metric.ts";
export { parzenWindow, parzenWindowMetric, type WindowEstimate } from "./parzen-window-metric.ts";
export {
  formatTable1,
  type ObtainedScores,
  type Score,
  type Table1Row,
  table1,
} from "./table1.ts";
