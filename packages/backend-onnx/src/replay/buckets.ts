import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { Recorder } from "../recorder.ts";
import type { Source } from "../source.ts";

/** What a replay needs of the backend: the numbers that tensors stand for. */
export interface Buckets {
  readonly recorder: Recorder;
  sourceOf(info: TensorInfo): Source;
  tensorOf(source: Source): TensorInfo;
  /** Whether a tensor's numbers are here, as numbers. */
  holds(info: TensorInfo): boolean;
  /** Whether no other tensor is in a tensor's bucket. */
  isAlone(info: TensorInfo): boolean;
  /** Puts another source into a bucket. @returns The old one, whose holders are the caller's to count. */
  exchange(info: TensorInfo, source: Source): Source;
  countReplay(): void;
  countRefusal(reason: string): void;
}
