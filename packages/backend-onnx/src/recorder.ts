import type { Optimizer, TensorInfo } from "@tensorflow/tfjs-core";
import { ArrayPool } from "./array-pool.ts";
import { compile, compileDownload, describe } from "./compile.ts";
import { type AnyKernel, sizeOf, type TensorSpec } from "./kernel.ts";
import type { Numbers } from "./numbers.ts";
import { keyOf } from "./onnx/key-of.ts";
import type { Arrays, Program } from "./program.ts";
import { ProgramCache } from "./program-cache.ts";
import type { Runtime } from "./session.ts";
import { type DeviceCopy, type RecordedOp, type Source, sourceOf, type Use } from "./source.ts";
import { type Leaf, type Trace, traceOf } from "./trace.ts";

/** How much a recorder may hold before it acts. */
export interface RecorderLimits {
  /** Recorded kernels at which a flush happens by itself. */
  readonly pending: number;
  /** Compiled graphs that are kept. */
  readonly programs: number;
}

/** What a recorder has done since it was made; times in milliseconds. */
export interface RecorderCounts {
  readonly flushes: number;
  readonly hits: number;
  readonly misses: number;
  readonly evictions: number;
  readonly programs: number;
  readonly traceMs: number;
  readonly compileMs: number;
  readonly runMs: number;
}

/** What is told of a recorder's work while a step is noted. */
export interface RecorderListener {
  /** @param given - The caller's own array. */
  uploaded(source: Source, given: ArrayLike<number>): void;
  /** A graph is about to run. */
  computing(trace: Trace): void;
  /** Somebody reads a tensor's numbers. */
  read(): void;
  /** A kernel is called with a tensor. */
  used(source: Source, info: TensorInfo): void;
  /** Another tensor, or the same one anew, is in a tensor's bucket. */
  shared(dataId: object): void;
  /** A kernel chooses by numbers that are there when it is recorded. */
  peeked(source: Source): void;
  /** An optimizer of TensorFlow.js has counted an iteration. */
  counted(optimizer: Optimizer): void;
}

/** Collects kernel calls, and computes what is still needed of them as one graph when it is told to. */
export class Recorder {
  readonly pool = new ArrayPool();
  listener: RecorderListener | undefined;
  readonly #runtime: Runtime;
  readonly #limits: RecorderLimits;
  #programs: ProgramCache;
  #profilePrefix: string | undefined;
  #pending: RecordedOp[] = [];
  #retired: Source[] = [];
  #fresh: Source[] = [];
  readonly #lent = new WeakSet<ArrayLike<number>>();
  #isFlushDue = false;
  readonly #arrays: Arrays = {
    take: ({ dtype, shape }, old) => {
      if (!old?.isOwned || old.holders > 0) return this.pool.take(dtype, sizeOf(shape));
      old.isOwned = false; // The array goes on as another tensor's.
      return old.values!;
    },
    give: (dtype, array) => this.pool.give(dtype, array),
  };
  #counts = { flushes: 0, hits: 0, misses: 0, traceMs: 0, compileMs: 0, runMs: 0 };

  constructor(runtime: Runtime, limits: RecorderLimits) {
    this.#runtime = runtime;
    this.#limits = limits;
    this.#programs = new ProgramCache(limits.programs);
  }

  get counts(): RecorderCounts {
    const { size: programs, evictions } = this.#programs;
    return { ...this.#counts, programs, evictions };
  }

  /** An array of any content that {@link upload} takes over instead of copying it. */
  lend(length: number): Float32Array {
    const array = this.pool.take("float32", length) as Float32Array;
    this.#lent.add(array);
    return array;
  }

  /** Takes over an array, lent or not, that becomes an input of a replay. */
  keep(array: ArrayLike<number>): void {
    this.#lent.delete(array);
  }

  /** Copies numbers in, unless the array was lent: the caller may change its own before a graph reads it. */
  upload(spec: TensorSpec, values: ArrayLike<number>): Source {
    const isLent = spec.dtype === "float32" && this.#lent.delete(values);
    const source = sourceOf(spec, isLent ? (values as Numbers) : this.#copyOf(spec, values), true);
    source.isFresh = true;
    this.#fresh.push(source);
    this.listener?.uploaded(source, values);
    return source;
  }

  /** Adds a kernel call and gives the tensors it will make. */
  record(
    name: string,
    kernel: AnyKernel,
    inputs: Readonly<Record<string, Use>>,
    attributes: object,
    specs: readonly TensorSpec[],
  ): readonly Source[] {
    if (this.#isFlushDue || this.#pending.length >= this.#limits.pending) this.flush();
    const outputs = specs.map((spec) => sourceOf(spec, undefined, true));
    const signature = signatureOf(name, inputs, attributes);
    const op = { name, kernel, attributes, inputs, outputs, signature };
    for (const output of outputs) output.op = op;
    this.#pending.push(op);
    return outputs;
  }

  /** Says that a training step is over: the flush waits for the next call, when the step's tensors are gone. */
  flushSoon(): void {
    this.#isFlushDue = true;
  }

  /** Nobody holds the source any more. */
  release(source: Source): void {
    if (!source.isOwned && !source.device) return;
    if (this.#pending.length > 0) this.#retired.push(source);
    else this.recycle(source);
  }

  /**
   * Computes everything that is pending and still held.
   *
   * @throws {Error} When ONNX Runtime refuses the graph; its tensors throw the same when they are read.
   */
  flush(): void {
    this.#isFlushDue = false;
    if (this.#pending.length === 0) {
      this.#forgetFresh();
      return;
    }
    const start = performance.now();
    const trace = traceOf(this.#pending);
    this.#pending = [];
    this.#counts.traceMs += performance.now() - start;
    try {
      if (trace.outputs.length > 0) this.#compute(trace);
    } catch (error) {
      throw poison(trace, error);
    } finally {
      for (const source of this.#retired) this.recycle(source);
      this.#retired = [];
      this.#forgetFresh();
      this.pool.tick();
    }
  }

  /** A tensor's numbers, brought here if they are in a device's memory. */
  numbersOf(source: Source): Numbers {
    this.listener?.read();
    if (source.op) this.flush();
    if (source.failure) throw source.failure;
    if (source.values) return source.values;
    const { dtype, shape } = source;
    const program = this.#program(`download ${dtype}[${shape}]`, () =>
      compileDownload({ dtype, shape }, this.#runtime),
    );
    const [numbers] = program.run([{ source, reference: 0 }], this.#arrays);
    source.values = numbers as Numbers;
    return source.values;
  }

  /** The program of a trace's key, if it is still kept. */
  knownProgram(key: string): Program | undefined {
    const known = this.#programs.get(key);
    if (known) this.#counts.hits++;
    return known;
  }

  /** Runs a program and hands its results to their sources. */
  compute(program: Program, leaves: readonly Leaf[], outputs: Trace["outputs"]): void {
    const start = performance.now();
    const results = program.run(leaves, this.#arrays);
    this.#counts.runMs += performance.now() - start;
    this.#counts.flushes++;
    deliver(outputs, results);
  }

  /** Takes back the memory of a source that nobody holds and nothing pending reads. */
  recycle(source: Source): void {
    if (source.isOwned && source.values) this.pool.give(source.dtype, source.values);
    source.values = undefined;
    const { device } = source;
    source.device = undefined;
    if (device && --device.sources === 0) device.tensor.dispose();
  }

  /**
   * Measures every graph that runs until the returned function is called; it writes one file per graph.
   *
   * @param prefix - Path and first letters of the files' names.
   */
  startProfiling(prefix: string): () => void {
    this.flush();
    const usual = this.#programs;
    this.#programs = new ProgramCache(this.#limits.programs);
    this.#profilePrefix = prefix;
    return () => {
      this.flush();
      for (const program of this.#programs.values()) program.endProfiling();
      this.#programs.clear();
      this.#programs = usual;
      this.#profilePrefix = undefined;
    };
  }

  /** What would compute some pending tensors, without computing it. */
  traceTo(wanted: ReadonlySet<Source>): Trace {
    return traceOf(this.#pending, (source) => wanted.has(source));
  }

  dispose(): void {
    this.#pending = [];
    this.#programs.clear();
  }

  #copyOf({ dtype }: TensorSpec, values: ArrayLike<number>): Numbers {
    const copy = this.pool.take(dtype, values.length);
    copy.set(values as ArrayLike<never>);
    return copy;
  }

  #compute(trace: Trace): void {
    const program = this.#program(trace.key, () =>
      compile(trace, this.#runtime, { profilePrefix: this.#profilePrefix }),
    );
    this.listener?.computing(trace);
    this.compute(program, trace.leaves, trace.outputs);
  }

  #program(key: string, compile: () => Program): Program {
    const known = this.knownProgram(key);
    if (known) return known;
    const start = performance.now();
    const program = compile();
    this.#programs.add(key, program);
    this.#counts.misses++;
    this.#counts.compileMs += performance.now() - start;
    return program;
  }

  #forgetFresh(): void {
    for (const source of this.#fresh) source.isFresh = false;
    this.#fresh = [];
  }
}

/** This runs for every kernel call, so it takes the short way where attributes are plain numbers and words. */
function signatureOf(name: string, inputs: RecordedOp["inputs"], attributes: object): string {
  let text = name;
  for (const key in attributes) {
    const value = (attributes as Record<string, unknown>)[key];
    const isPlain =
      typeof value === "string" || typeof value === "boolean" || Number.isInteger(value);
    text += `;${key}=${isPlain && value !== 0 ? value : keyOf(value)}`;
  }
  for (const input in inputs) {
    const { source, shape } = inputs[input]!;
    text += `;${input}:${source.dtype}${shape}`;
  }
  return text;
}

/** Hands the results to their sources. Equal results share one array, which then is nobody's to recycle. */
function deliver(outputs: Trace["outputs"], results: readonly (Numbers | DeviceCopy)[]): void {
  const owners = new Map<number, Source>();
  const slots = new Map<number, Numbers | DeviceCopy>();
  for (const { source, reference } of outputs) {
    const first = owners.get(reference);
    if (first) first.isOwned = source.isOwned = false;
    else {
      slots.set(reference, results[owners.size]!);
      owners.set(reference, source);
    }
    const result = slots.get(reference)!;
    if ("tensor" in result) {
      result.sources++;
      source.device = result;
    } else source.values = result;
    source.op = undefined;
  }
}

function poison(trace: Trace, error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  const named = trace.steps.find(({ op }) => message.includes(`${op.name}/`));
  const call = named ? ` The call is \`${describe(named.op)}\`.` : "";
  const failure = new Error(
    `ONNX Runtime could not run the recorded graph: ${message}${call} Run the same code on the backend \`cpu\` to see whether it is at fault.`,
    { cause: error },
  );
  for (const { source } of trace.outputs) {
    source.failure = failure;
    source.op = undefined;
  }
  return failure;
}
