import type { StepOptions } from "@gan/spec";
import {
  engine,
  memory,
  type Optimizer,
  type Tensor,
  type TensorInfo,
  type Variable,
} from "@tensorflow/tfjs-core";
import { sizeOf } from "../kernel.ts";
import type { Numbers } from "../numbers.ts";
import type { RecorderListener } from "../recorder.ts";
import { type Source, sourceOf } from "../source.ts";
import { SMALLEST_MERGED, type Trace } from "../trace.ts";
import type { Buckets } from "./buckets.ts";
import { configOf } from "./config-of.ts";
import { isOnly, type Place, sameBits } from "./place.ts";
import type { Plan, PlannedGraph } from "./plan.ts";

const SHARED = "a tensor that it uses has the numbers of another one, such as a clone";

interface Upload {
  readonly place: Place;
  readonly values: Numbers;
  readonly source: Source;
}

/** What is noted while a step runs. */
export class StepNotes implements RecorderListener {
  readonly #backend: Buckets;
  readonly #options: StepOptions;
  readonly #places = new Map<Source, Place | "shared">();
  readonly #before = new Map<Variable, Source>();
  readonly #tensors = memory().numTensors;
  readonly #graphs: PlannedGraph[] = [];
  readonly #inputs: Source[] = [];
  readonly #uploads: Upload[] = [];
  readonly #equal: [number, Place][] = [];
  readonly #made: Source[] = [];
  readonly #infos = new Map<Source, TensorInfo>();
  readonly #shared = new Set<object>();
  readonly #optimizers: Optimizer[] = [];
  #refusal: string | undefined;

  constructor(backend: Buckets, options: StepOptions) {
    this.#backend = backend;
    this.#options = options;
    for (const [index, tensor] of (options.tensors ?? []).entries()) {
      if (backend.holds(tensor)) this.#startAt(tensor, { kind: "tensor", index });
    }
    for (const variable of variables()) {
      if (!backend.holds(variable)) continue; // Its numbers are in another engine until it is used.
      this.#before.set(variable, backend.sourceOf(variable));
      this.#startAt(variable, { kind: "variable", variable });
    }
  }

  /** Why the step may not be replayed; the first reason counts. */
  refuse(reason: string): void {
    this.#refusal ??= reason;
  }

  uploaded(source: Source, given: ArrayLike<number>): void {
    const index = this.#options.inputOf?.(given);
    const values = source.values!.slice() as Numbers;
    if (index !== undefined) this.#inputs[index] = source;
    const place: Place =
      index === undefined
        ? { kind: "constant", source: { ...sourceOf(source, values, false), holders: 1 } }
        : { kind: "input", index };
    if (sizeOf(source.shape) >= SMALLEST_MERGED) this.#noteEqual({ place, values, source });
    this.#places.set(source, place);
  }

  read(): void {
    this.refuse("it reads numbers");
  }

  peeked(source: Source): void {
    const place = this.#places.get(source);
    if (place === "shared" || place?.kind !== "constant")
      this.refuse("it looks numbers up by index");
  }

  used(source: Source, { dataId, shape, dtype }: TensorInfo): void {
    if (!this.#infos.has(source)) this.#infos.set(source, { dataId, shape, dtype });
  }

  shared(dataId: object): void {
    this.#shared.add(dataId);
  }

  counted(optimizer: Optimizer): void {
    this.#optimizers.push(optimizer);
  }

  computing({ key, leaves, outputs }: Trace): void {
    this.#graphs.push({
      key,
      leaves: leaves.map(({ source, reference }) => {
        return { place: this.#placeOf(source), reference, isFree: source.holders === 0 };
      }),
      outputs: outputs.map(({ source: { shape, dtype }, reference }) => {
        return { spec: { shape, dtype }, reference };
      }),
    });
    for (const { source } of outputs) {
      this.#places.set(source, { kind: "made", index: this.#made.length });
      this.#made.push(source);
    }
  }

  /** What is to be done to do it again, or why that may not be. */
  finish(result: readonly Tensor[]): Plan | string {
    const backend = this.#backend;
    const now = [...variables()].filter((variable) => backend.holds(variable));
    if (now.some((variable) => !this.#before.has(variable))) this.refuse("it makes variables");
    if (now.length < this.#before.size) this.refuse("it disposes variables");
    if (memory().numTensors - this.#tensors !== new Set(result).size) {
      this.refuse("it keeps or disposes tensors besides those it gives");
    }
    const moved = now.filter(
      (variable) => backend.sourceOf(variable) !== this.#before.get(variable),
    );
    const targets = moved.map((variable) => {
      return { variable, place: this.#placeOf(backend.sourceOf(variable)) };
    });
    const given = result.map((tensor) => {
      return { shape: tensor.shape, place: this.#placeOf(backend.sourceOf(tensor)) };
    });
    this.#refuseAmbiguous(now);
    this.#assertNothingElseHeld([...now, ...result]);
    this.#refusal ??= this.#options.refusal?.();
    for (let i = 0; i < this.#inputs.length; i++) {
      if (!this.#inputs[i]) this.refuse("it does not use all of its inputs");
    }
    if (this.#refusal !== undefined) return this.#refusal;
    return {
      graphs: this.#graphs,
      inputs: this.#inputs.map(({ shape, dtype }) => ({ shape, dtype })),
      tensors: (this.#options.tensors ?? []).map(({ shape, dtype }) => ({ shape, dtype })),
      equal: this.#equal,
      optimizers: this.#optimizers.map((optimizer) => ({ optimizer, config: configOf(optimizer) })),
      ...{ targets, given },
    };
  }

  #startAt(tensor: Tensor, place: Place): void {
    const source = this.#backend.sourceOf(tensor);
    const isAlone = source.holders === 1 && this.#backend.isAlone(tensor);
    this.#places.set(source, this.#places.has(source) || !isAlone ? "shared" : place);
  }

  #placeOf(source: Source): Place {
    const place = this.#places.get(source);
    if (place !== undefined && place !== "shared") return place;
    const info = this.#infos.get(source);
    if (place === "shared" || !info) this.refuse(SHARED);
    return { kind: "foreign", source, info: info! };
  }

  /** A tensor from before with the numbers of another one: nobody could tell which of the two the step means. */
  #refuseAmbiguous(now: readonly Variable[]): void {
    for (const { leaves } of this.#graphs) {
      for (const { place } of leaves) {
        if (place.kind === "foreign" && place.info && !isOnly(this.#backend, place))
          this.refuse(SHARED);
      }
    }
    for (const variable of now) {
      const isAssigned = this.#shared.has(variable.dataId) && !this.#backend.isAlone(variable);
      if (isAssigned && this.#backend.sourceOf(variable) === this.#before.get(variable))
        this.refuse(SHARED);
    }
  }

  /** Equal uploads are merged into one, so they have to be equal again. */
  #noteEqual(upload: Upload): void {
    const { place, values, source } = upload;
    const equal = this.#uploads.find(
      (other) =>
        other.source.dtype === source.dtype &&
        other.values.length === values.length &&
        sameBits(other.values, values),
    );
    if (!equal) this.#uploads.push(upload);
    else if (place.kind === "input") this.#equal.push([place.index, equal.place]);
    else if (equal.place.kind === "input") this.#equal.push([equal.place.index, place]);
  }

  #assertNothingElseHeld(known: readonly Tensor[]): void {
    const holders = new Map<Source, Set<object>>();
    for (const tensor of known) {
      const source = this.#backend.sourceOf(tensor);
      holders.set(source, (holders.get(source) ?? new Set()).add(tensor.dataId));
    }
    for (const source of this.#places.keys()) {
      const isNew = this.#made.includes(source) || this.#inputs.includes(source);
      if (isNew && source.holders > (holders.get(source)?.size ?? 0))
        this.refuse("it keeps tensors");
    }
  }
}

function* variables(): Iterable<Variable> {
  yield* Object.values(engine().state.registeredVariables);
}
