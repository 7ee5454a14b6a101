import type { RecordedStep, ReplayStatistics, StepOptions, StepRecorder } from "@gan/spec";
import {
  backend_util,
  buffer,
  DataStorage,
  type DataType,
  engine,
  KernelBackend,
  type Optimizer,
  type Rank,
  type ShapeMap,
  type Tensor,
  type TensorBuffer,
  type TensorInfo,
} from "@tensorflow/tfjs-core";
import type { Numbers } from "./numbers.ts";
import { type OnnxProfile, profile } from "./profile.ts";
import type { Recorder, RecorderCounts } from "./recorder.ts";
import type { Buckets } from "./replay/buckets.ts";
import { recordStep } from "./replay/record-step.ts";
import { type Source, sourceOf } from "./source.ts";

/** TensorFlow.js's name for a bucket of numbers. */
export type DataId = TensorInfo["dataId"];

/** A bucket's content: numbers, or the parts of complex numbers, or encoded strings. */
interface Bucket {
  readonly dtype: DataType;
  refCount: number;
  source?: Source;
  readonly parts?: { readonly real: TensorInfo; readonly imag: TensorInfo };
  readonly strings?: Uint8Array[];
}

/** What the backend has done since it was made; times in milliseconds. */
export interface OnnxStatistics extends RecorderCounts, ReplayStatistics {
  /** Calls that the host computed with TensorFlow.js's cpu kernels, by kernel. */
  readonly hostCalls: Readonly<Record<string, number>>;
  /** Bytes of arrays that wait to be used again. */
  readonly pooledBytes: number;
}

/** TensorFlow.js's side of the recorder: buckets, reference counts, reading and writing. */
export class OnnxBackend extends KernelBackend implements Buckets, StepRecorder {
  readonly recorder: Recorder;
  readonly #buckets: DataStorage<Bucket>;
  readonly #hostCalls: Record<string, number> = {};
  readonly #refusals: Record<string, number> = {};
  #replays = 0;
  #marksSteps = false;

  constructor(recorder: Recorder) {
    super();
    this.recorder = recorder;
    this.#buckets = new DataStorage<Bucket>(this, engine());
  }

  /** Counts of flushes, compiled graphs, cache hits and time since the backend was made. */
  statistics(): OnnxStatistics {
    return {
      ...this.recorder.counts,
      hostCalls: { ...this.#hostCalls },
      replays: this.#replays,
      refusals: { ...this.#refusals },
      pooledBytes: this.recorder.pool.bytes,
    };
  }

  /**
   * Ends a training step: computes everything that is pending and still held, as one graph.
   *
   * Call it outside every `tidy`, when only what shall survive is alive.
   */
  markStep(): void {
    this.#marksSteps = true;
    this.recorder.flush();
  }

  /** An optimizer has counted an iteration; that ends a step unless {@link markStep} does so. */
  optimizerStepped(optimizer: Optimizer): void {
    this.recorder.listener?.counted(optimizer);
    if (!this.#marksSteps) this.recorder.flushSoon();
  }

  /**
   * Measures, operation by operation, what ONNX Runtime does while a function runs.
   *
   * @example
   * console.log(`${await backend.profile(() => void model.predict(x))}`);
   */
  async profile(run: () => void | Promise<void>): Promise<OnnxProfile> {
    return profile(this.recorder, run);
  }

  /** Runs a training step and takes notes, so that it can be run again without TensorFlow.js; {@link compileStep} does so by itself. */
  recordStep<T extends readonly Tensor[]>(
    step: () => T,
    options?: StepOptions,
  ): { readonly result: T; readonly recorded?: RecordedStep } {
    return recordStep(this, step, options);
  }

  countReplay(): void {
    this.#replays++;
  }

  countRefusal(reason: string): void {
    this.#refusals[reason] = (this.#refusals[reason] ?? 0) + 1;
  }

  countHostCall(kernel: string): void {
    this.#hostCalls[kernel] = (this.#hostCalls[kernel] ?? 0) + 1;
  }

  /**
   * An array of any content, to fill and to make a tensor of: it becomes the tensor's, where other arrays are copied. The
   * caller must not touch it after that.
   */
  uploadArray(length: number): Float32Array {
    return this.recorder.lend(length);
  }

  override write(values: backend_util.BackendValues, shape: number[], dtype: DataType): DataId {
    const dataId = {};
    this.move(dataId, values, shape, dtype, 1);
    return dataId;
  }

  override move(
    dataId: DataId,
    values: backend_util.BackendValues,
    shape: number[],
    dtype: DataType,
    refCount: number,
  ): void {
    if (dtype === "string") {
      this.#buckets.set(dataId, { dtype, refCount, strings: values as Uint8Array[] });
    } else if (dtype === "complex64") {
      const { real, imag } = backend_util.splitRealAndImagArrays(values as Float32Array);
      const part = (array: Float32Array): TensorInfo => ({
        dataId: this.write(array, shape, "float32"),
        shape,
        dtype: "float32",
      });
      this.#buckets.set(dataId, { dtype, refCount, parts: { real: part(real), imag: part(imag) } });
    } else {
      const source = this.recorder.upload({ shape, dtype }, values as ArrayLike<number>);
      this.#hold(dataId, source, refCount);
    }
  }

  /** A new tensor around a source. */
  tensorOf(source: Source): TensorInfo {
    const dataId = {};
    this.#hold(dataId, source, 1);
    return { dataId, shape: [...source.shape], dtype: source.dtype };
  }

  /** A new tensor around an array that nobody else will write to. */
  adopt(values: Numbers, shape: number[], dtype: DataType): TensorInfo {
    return this.tensorOf(sourceOf({ shape, dtype }, values, false));
  }

  /** A complex tensor of two float tensors, which stay the caller's. */
  complexOf(real: TensorInfo, imag: TensorInfo): TensorInfo {
    const parts = { real: this.again(real), imag: this.again(imag) };
    const dataId = {};
    this.#buckets.set(dataId, { dtype: "complex64", refCount: 1, parts });
    return { dataId, shape: real.shape, dtype: "complex64" };
  }

  partsOf({ dataId }: TensorInfo): { readonly real: TensorInfo; readonly imag: TensorInfo } {
    return this.#buckets.get(dataId).parts!;
  }

  sourceOf({ dataId }: TensorInfo): Source {
    return this.#buckets.get(dataId).source!;
  }

  /** Whether a tensor's numbers are here, as numbers. */
  holds({ dataId }: TensorInfo): boolean {
    return this.#buckets.has(dataId) && this.#buckets.get(dataId).source !== undefined;
  }

  /** Whether no other tensor is in a tensor's bucket. */
  isAlone({ dataId }: TensorInfo): boolean {
    return this.#buckets.get(dataId).refCount === 1;
  }

  /** Puts another source into a bucket. @returns The old one, whose holders are the caller's to count. */
  exchange({ dataId }: TensorInfo, source: Source): Source {
    const bucket = this.#buckets.get(dataId);
    const old = bucket.source!;
    bucket.source = source;
    source.holders++;
    return old;
  }

  /** The same numbers in a bucket of their own, whose life is independent. */
  again(info: TensorInfo): TensorInfo {
    return { ...this.tensorOf(this.sourceOf(info)), shape: info.shape };
  }

  /** The same numbers under another shape. */
  view({ dataId, dtype }: TensorInfo, shape: number[]): TensorInfo {
    this.incRef(dataId);
    return { dataId, shape, dtype };
  }

  override readSync(dataId: DataId): backend_util.BackendValues {
    const { dtype, source, parts, strings } = this.#buckets.get(dataId);
    if (strings) return strings;
    if (parts) {
      const [real, imag] = [this.readSync(parts.real.dataId), this.readSync(parts.imag.dataId)];
      return backend_util.mergeRealAndImagArrays(real as Float32Array, imag as Float32Array);
    }
    source!.isOwned = false;
    return this.#numbers(source!) as backend_util.TypedArray & { dtype?: typeof dtype };
  }

  /** A copy of a tensor's numbers, or of its encoded strings, for the caller to keep. */
  copyOf({ dataId }: TensorInfo): backend_util.BackendValues {
    const { source, strings } = this.#buckets.get(dataId);
    return strings ? [...strings] : (this.#numbers(source!).slice() as backend_util.TypedArray);
  }

  override async read(dataId: DataId): Promise<backend_util.BackendValues> {
    return this.readSync(dataId);
  }

  /** Used by TensorFlow.js's `buffer()`. */
  bufferSync<R extends Rank, D extends DataType>({ dataId, shape, dtype }: TensorInfo) {
    const data = this.readSync(dataId);
    const values =
      dtype === "string"
        ? (data as Uint8Array[]).map((bytes) => new TextDecoder().decode(bytes))
        : data;
    return buffer(shape as ShapeMap[R], dtype, values as never) as TensorBuffer<R, D>;
  }

  override refCount(dataId: DataId): number {
    return this.#buckets.has(dataId) ? this.#buckets.get(dataId).refCount : 0;
  }

  override incRef(dataId: DataId): void {
    this.recorder.listener?.shared(dataId);
    this.#buckets.get(dataId).refCount++;
  }

  decRef(dataId: DataId): void {
    if (this.#buckets.has(dataId)) this.#buckets.get(dataId).refCount--;
  }

  override disposeData(dataId: DataId, force = false): boolean {
    if (!this.#buckets.has(dataId)) return true;
    const bucket = this.#buckets.get(dataId);
    bucket.refCount--;
    if (!force && bucket.refCount > 0) return false;
    if (bucket.parts) {
      this.disposeData(bucket.parts.real.dataId, true);
      this.disposeData(bucket.parts.imag.dataId, true);
    }
    this.#buckets.delete(dataId);
    if (bucket.source && --bucket.source.holders === 0) this.recorder.release(bucket.source);
    return true;
  }

  override numDataIds(): number {
    return this.#buckets.numDataIds();
  }

  override memory() {
    return { unreliable: false, pooledBytes: this.recorder.pool.bytes } as never as {
      unreliable: boolean;
    };
  }

  override async time(f: () => void) {
    this.recorder.flush();
    const start = performance.now();
    f();
    this.recorder.flush();
    return { kernelMs: performance.now() - start };
  }

  override floatPrecision(): 16 | 32 {
    return 32;
  }

  override timerAvailable(): boolean {
    return true;
  }

  override dispose(): void {
    this.recorder.dispose();
  }

  #numbers(source: Source): Numbers {
    return this.recorder.numbersOf(source);
  }

  #hold(dataId: DataId, source: Source, refCount: number): void {
    source.holders++;
    this.#buckets.set(dataId, { dtype: source.dtype, refCount, source });
  }
}
