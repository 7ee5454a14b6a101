import type { StepInput } from "@gan/spec";
import { engine, type Tensor, type TensorInfo, type Variable } from "@tensorflow/tfjs-core";
import type { TensorSpec } from "../kernel.ts";
import type { Numbers } from "../numbers.ts";
import type { Program } from "../program.ts";
import { type Source, sourceOf } from "../source.ts";
import type { Leaf } from "../trace.ts";
import type { Buckets } from "./buckets.ts";
import { configOf } from "./config-of.ts";
import { isOnly, type Place, sameBits } from "./place.ts";
import type { Plan } from "./plan.ts";

/**
 * Does again what a plan says.
 *
 * @returns The step's tensors, or why it may not be done now.
 */
export function replayStep(
  backend: Buckets,
  plan: Plan,
  values: readonly StepInput[],
  tensors: readonly Tensor[],
): Tensor[] | string {
  const { recorder } = backend;
  recorder.flush();
  const programs = plan.graphs.map(({ key }) => recorder.knownProgram(key));
  const reason =
    whyNot(backend, plan, values, tensors) ??
    (programs.includes(undefined) && "its graph is no longer kept");
  if (reason) return reason;
  const inputs = plan.inputs.map((spec, i) => sourceOf(spec, values[i] as Numbers, true));
  for (const array of values) recorder.keep(array);
  const made: Source[] = [];
  const sourceAt = (place: Place): Source => {
    switch (place.kind) {
      case "input":
        return inputs[place.index]!;
      case "made":
        return made[place.index]!;
      case "tensor":
        return backend.sourceOf(tensors[place.index]!);
      case "variable":
        return backend.sourceOf(place.variable);
      default:
        return place.source;
    }
  };
  if (plan.equal.some(([i, other]) => !sameBits(inputs[i]!.values!, sourceAt(other).values!))) {
    return "what was equal when it was recorded is not";
  }
  const freed = new Set<Source>();
  try {
    for (const [i, { leaves, outputs }] of plan.graphs.entries()) {
      const fed = leaves.map(({ place, reference, isFree }): Leaf => {
        const source = sourceAt(place);
        if (place.kind === "input" || place.kind === "made") source.holders = isFree ? 0 : 1;
        else if (
          isFree &&
          place.kind === "variable" &&
          backend.isAlone(place.variable) &&
          !freed.has(source)
        ) {
          freed.add(source);
          source.holders--;
        }
        return { source, reference };
      });
      const results = outputs.map(({ spec, reference }) => {
        return { source: sourceOf(spec, undefined, true), reference };
      });
      recorder.compute(programs[i] as Program, fed, results);
      for (const { source } of results) made.push(source);
    }
  } catch (error) {
    for (const source of freed) source.holders++;
    throw error;
  }
  for (const source of [...inputs, ...made]) source.holders = 0;
  const ends = plan.targets.map(({ variable, place }) => ({ variable, source: sourceAt(place) }));
  const given = plan.given.map(({ shape, place }) => {
    return { ...backend.tensorOf(sourceAt(place)), shape: [...shape] };
  });
  for (const { source } of ends) source.holders++; // One variable may get what another one had.
  for (const { variable, source } of ends) moveVariable(backend, variable, source, freed);
  for (const { source } of ends) source.holders--;
  for (const source of [...inputs, ...made]) if (source.holders === 0) recorder.recycle(source);
  recorder.pool.tick();
  for (const { optimizer } of plan.optimizers) {
    (optimizer as unknown as { incrementIterations(): void }).incrementIterations();
  }
  return given.map((info) => tensorOfInfo(info));
}

function whyNot(
  backend: Buckets,
  plan: Plan,
  values: readonly StepInput[],
  tensors: readonly Tensor[],
): string | undefined {
  const fits = (spec: TensorSpec, other: TensorSpec | undefined) =>
    other !== undefined && spec.dtype === other.dtype && `${spec.shape}` === `${other.shape}`;
  if (values.length !== plan.inputs.length) return "it has other inputs";
  for (const [i, { shape, dtype }] of plan.inputs.entries()) {
    const size = shape.reduce((product, each) => product * each, 1);
    const isFitting = dtype === (values[i] instanceof Int32Array ? "int32" : "float32");
    if (!isFitting || values[i]!.length !== size) return "an input has another size or type";
  }
  if (
    tensors.length !== plan.tensors.length ||
    !plan.tensors.every((spec, i) => fits(spec, tensors[i]))
  )
    return "a tensor has another shape or type";
  if (!tensors.every((tensor) => backend.holds(tensor))) return "a tensor is in another engine";
  const isThere = (place: Place) => {
    if (place.kind === "foreign") return isOnly(backend, place);
    return place.kind !== "variable" || isUsable(backend, place.variable);
  };
  const places = plan.graphs.flatMap(({ leaves }) => leaves.map(({ place }) => place));
  if (
    !places.every(isThere) ||
    !plan.targets.every(({ variable, place }) => isUsable(backend, variable) && isThere(place))
  )
    return "a variable or tensor that it uses is gone";
  if (plan.optimizers.some(({ optimizer, config }) => configOf(optimizer) !== config)) {
    return "an optimizer has other options";
  }
  return undefined;
}

function isUsable(backend: Buckets, variable: Variable): boolean {
  return !variable.isDisposed && backend.holds(variable);
}

/** Gives a variable other numbers. Those who share the old ones, such as clones, keep them. */
function moveVariable(
  backend: Buckets,
  variable: Variable,
  source: Source,
  freed: ReadonlySet<Source>,
): void {
  if (backend.isAlone(variable)) {
    const old = backend.exchange(variable, source);
    if (!freed.has(old)) old.holders--;
    if (old.holders === 0) backend.recorder.recycle(old);
    return;
  }
  const value = tensorOfInfo({ ...backend.tensorOf(source), shape: variable.shape });
  variable.assign(value);
  value.dispose();
}

const tensorOfInfo = (info: TensorInfo): Tensor => engine().makeTensorFromTensorInfo(info);
