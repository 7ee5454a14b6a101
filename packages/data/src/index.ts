export {
  type ByteDatasetOptions,
  datasetFromBytes,
  datasetFromFloats,
  type FloatDatasetOptions,
  pick,
  subset,
} from "@gan/spec";
export { biasFromMarginals } from "./bias-marginals.ts";
export { assertChecksum, checksum } from "./checksum.ts";
export { type Cifar10Options, type Cifar10Split, loadCifar10 } from "./cifar10.ts";
export { type DigitsOptions, loadDigits } from "./digits.ts";
export { type EpochsOptions, epochsOf } from "./epochs.ts";
export {
  type ContrastNormalized,
  type GlobalContrastOptions,
  globalContrast,
} from "./global-contrast.ts";
export { type IdxArray, readIdx } from "./idx.ts";
export { type ImagesOptions, loadImages } from "./images.ts";
export { type MatFile, openMat } from "./mat/mat.ts";
export type { MatArray, MatNumbers } from "./mat/mat-array.ts";
export { meanExample } from "./mean-example.ts";
export {
  loadFashionMnist,
  loadMnist,
  loadMnist2000,
  type MnistOptions,
  type MnistSplit,
} from "./mnist.ts";
export { encodeCsv } from "./numbers/encode-csv.ts";
export { encodeNpy, encodeNpz } from "./numbers/encode-npy.ts";
export { type ReadNumbersOptions, readNumbers } from "./numbers/read-numbers.ts";
export {
  measureColumns,
  restoreUnits,
  type ScaledColumn,
  standardize,
} from "./numbers/standardize.ts";
export type { NumberTable } from "./numbers/table.ts";
export { loadOlivetti } from "./olivetti.ts";
export type { PackedFile, PackedSet } from "./packed-set.ts";
export { type PartitionOptions, partition } from "./partition.ts";
export { type PublishedSet, type PublishedSetName, publishedSets } from "./published.ts";
export { createSampler, type SamplerOptions } from "./sampler.ts";
export { loadTfd, type TfdOptions, type TfdSplit } from "./tfd.ts";
export { createTfdLike, type TfdLikeOptions } from "./tfd-like.ts";
export { swissRoll, twoMoons } from "./toy/curve.ts";
export { gaussian, gaussianMixture, grid, type MixtureOptions, ring } from "./toy/mixture.ts";
export type { ToyDensity, ToySampleOptions } from "./toy/toy-density.ts";
export { type AffineOptions, withAffine } from "./with-affine.ts";
