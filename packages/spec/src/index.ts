export { assertKnownOptions, assertPositiveInteger, assertWithin } from "./assert.ts";
export type { Backend } from "./backend.ts";
export type { ByteSource } from "./byte-source.ts";
export type { ByteStore } from "./byte-store.ts";
export { type Dataset, exampleSize } from "./dataset.ts";
export { type Disposable, disposable } from "./disposable.ts";
export {
  BackendUnavailableError,
  CheckpointMismatchError,
  ChecksumError,
  CorruptFileError,
  DivergedError,
  DownloadError,
  GanError,
  InvalidOptionError,
  MissingFileError,
  RunBusyError,
  ShapeMismatchError,
  UnknownNameError,
  UnsupportedDerivativeError,
  UnsupportedNetworkError,
  UnwritableError,
} from "./errors.ts";
export { type Estimate, estimateOf } from "./estimate.ts";
export {
  type LearningRule,
  type SavedTensor,
  type Schedule,
  type Update,
  valueAt,
} from "./learning-rule.ts";
export type { ApplyOptions, LayerSummary, Mode, Network, Parameter, Part } from "./network.ts";
export { createRng, type Rng, type Stream } from "./rng.ts";
export type { Batch, Sampler } from "./sampler.ts";
export { formatShape, type Shape } from "./shape.ts";
export type { TrainingRecord } from "./training-record.ts";
export { uploadArray } from "./upload-array.ts";
