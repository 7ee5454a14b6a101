import type { Optimizer, Variable } from "@tensorflow/tfjs-core";
import type { TensorSpec } from "../kernel.ts";
import type { Reference } from "../trace.ts";
import { type Place, samePlace } from "./place.ts";

/** One of the graphs of a step, which run one after another. */
export interface PlannedGraph {
  readonly key: string;
  readonly leaves: readonly {
    readonly place: Place;
    readonly reference: Reference;
    /** Whether nobody held it any more when the graph ran, so that it may be written over. */
    readonly isFree: boolean;
  }[];
  /** What it makes; each has the next number as `made`. */
  readonly outputs: readonly { readonly spec: TensorSpec; readonly reference: Reference }[];
}

/** A step as the engine does it. */
export interface Plan {
  readonly graphs: readonly PlannedGraph[];
  readonly inputs: readonly TensorSpec[];
  readonly tensors: readonly TensorSpec[];
  /** Inputs that the graphs take for one with something else, because they were equal. */
  readonly equal: readonly (readonly [input: number, other: Place])[];
  /** Variables with another value afterwards. */
  readonly targets: readonly { readonly variable: Variable; readonly place: Place }[];
  /** The step's tensors. */
  readonly given: readonly { readonly shape: readonly number[]; readonly place: Place }[];
  /** Optimizers of TensorFlow.js that counted an iteration, with their options. */
  readonly optimizers: readonly { readonly optimizer: Optimizer; readonly config: string }[];
}

/** Whether two plans do the same with the same inputs. */
export function isLike(plan: Plan, other: Plan | undefined): boolean {
  return (
    other !== undefined &&
    every(
      plan.graphs,
      other.graphs,
      (a, b) =>
        a.key === b.key &&
        every(a.leaves, b.leaves, (x, y) => x.isFree === y.isFree && samePlace(x.place, y.place)),
    ) &&
    every(plan.inputs, other.inputs, sameSpec) &&
    every(plan.tensors, other.tensors, sameSpec) &&
    every(plan.equal, other.equal, ([i, a], [j, b]) => i === j && samePlace(a, b)) &&
    every(
      plan.targets,
      other.targets,
      (a, b) => a.variable === b.variable && samePlace(a.place, b.place),
    ) &&
    every(
      plan.given,
      other.given,
      (a, b) => `${a.shape}` === `${b.shape}` && samePlace(a.place, b.place),
    ) &&
    every(
      plan.optimizers,
      other.optimizers,
      (a, b) => a.optimizer === b.optimizer && a.config === b.config,
    )
  );
}

function every<T>(a: readonly T[], b: readonly T[], isSame: (x: T, y: T) => boolean): boolean {
  return a.length === b.length && a.every((x, i) => isSame(x, b[i]!));
}

function sameSpec(a: TensorSpec, b: TensorSpec): boolean {
  return a.dtype === b.dtype && `${a.shape}` === `${b.shape}`;
}
