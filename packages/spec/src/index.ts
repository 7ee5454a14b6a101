export type { AfterUpdate, Memory } from "./after-update.ts";
export { assertKnownOptions, assertPositiveInteger, assertWithin } from "./assert.ts";
export { assertBackend } from "./assert-backend.ts";
export { assertOneTensorflow } from "./assert-one-tensorflow.ts";
export type { Backend } from "./backend.ts";
export type { ByteSource } from "./byte-source.ts";
export type { ByteStore } from "./byte-store.ts";
export { createDataset, type DatasetDescription } from "./create-dataset.ts";
export { type Dataset, exampleSize } from "./dataset.ts";
export { type ByteDatasetOptions, datasetFromBytes } from "./dataset-from-bytes.ts";
export { datasetFromFloats, type FloatDatasetOptions } from "./dataset-from-floats.ts";
export { type Disposable, disposable } from "./disposable.ts";
export {
  BackendUnavailableError,
  CheckpointMismatchError,
  ChecksumError,
  CorruptFileError,
  DisposedError,
  DivergedError,
  DownloadError,
  GanError,
  InvalidOptionError,
  MissingFileError,
  RunBusyError,
  ShapeMismatchError,
  TooFewExamplesError,
  TwoTensorflowsError,
  UnknownNameError,
  UnsupportedDerivativeError,
  UnsupportedNetworkError,
  UnwritableError,
} from "./errors.ts";
export { type Estimate, estimateOf } from "./estimate.ts";
export { expectationOf, type FieldSchema } from "./expectation.ts";
export { firstExamples } from "./first-examples.ts";
export type { GameView, Judge } from "./game-view.ts";
export type { KnownModes } from "./known-modes.ts";
export { type Labels, labelsAt } from "./labels.ts";
export {
  type LearningRule,
  type Rate,
  type SavedTensor,
  type Update,
  valueAt,
} from "./learning-rule.ts";
export {
  createMetric,
  type Metric,
  type MetricNeed,
  type MetricSubject,
  missingFrom,
} from "./metric.ts";
export type { Neighbor } from "./neighbor.ts";
export type { ApplyOptions, LayerSummary, Mode, Network, Parameter, Part } from "./network.ts";
export { nextTurn } from "./next-turn.ts";
export { pick } from "./pick.ts";
export { readRows } from "./read-rows.ts";
export type {
  RecordedStep,
  ReplayStatistics,
  StepInput,
  StepOptions,
  StepRecorder,
} from "./replay.ts";
export { createRng, type Rng, Stream } from "./rng.ts";
export type { Products, Rows } from "./rows.ts";
export type { Batch, Sampler } from "./sampler.ts";
export { formatShape, type Shape } from "./shape.ts";
export { subset } from "./subset.ts";
export type { TrainingRecord } from "./training-record.ts";
export { uploadArray } from "./upload-array.ts";
