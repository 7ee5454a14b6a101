import type { StepInput } from "@gan/spec";
import {
  engine,
  type KernelBackend,
  type NamedTensorInfoMap,
  type Tensor,
  type TensorInfo,
  util,
} from "@tensorflow/tfjs-core";
import { configOf } from "./config-of.ts";
import type { KernelCall, KernelList, View } from "./kernel-list.ts";

type DataId = TensorInfo["dataId"];

/**
 * Does again what a list says.
 *
 * @returns The step's tensors, or why it may not be done now; then nothing has changed.
 */
export function replayStep(
  backend: KernelBackend,
  list: KernelList,
  inputs: readonly StepInput[],
  tensors: readonly Tensor[],
): Tensor[] | string {
  const reason = whyNot(backend, list, inputs, tensors);
  if (reason) return reason;
  const numbers: (DataId | undefined)[] = new Array(list.slots);
  const owned = new Set<number>();
  const infoOf = ({ slot, shape, dtype }: View): TensorInfo => {
    return { dataId: numbers[slot]!, shape: shape as number[], dtype };
  };
  const own = ({ slot }: View, dataId: DataId) => {
    numbers[slot] = dataId;
    owned.add(slot);
  };
  const release = (slot: number) => {
    owned.delete(slot);
    backend.disposeData(numbers[slot]!);
  };
  const upload = (view: View, values: StepInput) =>
    own(view, backend.write(values, view.shape as number[], view.dtype));
  try {
    for (const [i, line] of list.lines.entries()) {
      switch (line.kind) {
        case "kernel": {
          const made = run(line, infoOf, backend);
          for (const [j, view] of line.outputs.entries()) own(view, made[j]!.dataId);
          if (!line.outputs.every(({ shape }, j) => isShape(made[j]!, shape))) {
            for (const slot of owned) release(slot);
            return "a kernel gives another shape";
          }
          break;
        }
        case "input":
          upload(line.view, inputs[line.index]!);
          break;
        case "constant":
          upload(line.view, line.values.slice() as StepInput); // An engine may keep the array.
          break;
        case "tensor":
          numbers[line.view.slot] = tensors[line.index]!.dataId;
          break;
        case "variable":
          numbers[line.view.slot] = line.variable.dataId;
          break;
        default:
          numbers[line.view.slot] = line.tensor.dataId;
      }
      for (const slot of list.free[i]!) release(slot);
    }
  } catch (error) {
    for (const slot of owned) release(slot);
    throw error;
  }
  /** A tensor of its own: what was made is handed over to the first who asks for it. */
  const tensorOf = (view: View): Tensor => {
    if (!owned.delete(view.slot)) backend.incRef(numbers[view.slot]!);
    return engine().makeTensorFromTensorInfo(infoOf(view));
  };
  // All of them first: one variable may get what another one had.
  const ends = list.targets.map(({ variable, view }) => ({ variable, value: tensorOf(view) }));
  const given = list.given.map(tensorOf);
  for (const { variable, value } of ends) {
    variable.assign(value);
    value.dispose();
  }
  for (const { optimizer } of list.optimizers) {
    (optimizer as unknown as { incrementIterations(): void }).incrementIterations();
  }
  return given;
}

function run(
  { run: kernel, inputs, isRow, attributes }: KernelCall,
  infoOf: (view: View) => TensorInfo,
  backend: KernelBackend,
): TensorInfo[] {
  const given = (isRow ? [] : {}) as NamedTensorInfoMap;
  for (const [key, view] of inputs) given[key] = view && infoOf(view);
  const made = kernel({ inputs: given, attrs: attributes as never, backend });
  return Array.isArray(made) ? made : [made];
}

function isShape({ shape }: TensorInfo, expected: readonly number[]): boolean {
  return shape === expected || util.arraysEqual(shape, expected as number[]);
}

function whyNot(
  backend: KernelBackend,
  list: KernelList,
  inputs: readonly StepInput[],
  tensors: readonly Tensor[],
): string | undefined {
  if (inputs.length !== list.inputs.length) return "it has other inputs";
  for (const [i, { shape, dtype }] of list.inputs.entries()) {
    const isFitting = dtype === (inputs[i] instanceof Int32Array ? "int32" : "float32");
    if (!isFitting || inputs[i]!.length !== util.sizeFromShape(shape as number[])) {
      return "an input has another size or type";
    }
  }
  const isLike = ({ shape, dtype }: Tensor, i: number) =>
    dtype === list.tensors[i]?.dtype && isShape({ shape } as Tensor, list.tensors[i].shape);
  if (tensors.length !== list.tensors.length || !tensors.every(isLike)) {
    return "a tensor has another shape or type";
  }
  const isHere = ({ dataId }: { readonly dataId: DataId }) => backend.refCount(dataId) > 0;
  if (!tensors.every(isHere)) return "a tensor is in another engine";
  for (const line of list.lines) {
    const used = line.kind === "variable" ? line.variable : line.kind === "foreign" && line.tensor;
    if (used && (used.isDisposed || !isHere(used)))
      return "a variable or tensor that it uses is gone";
  }
  if (list.targets.some(({ variable }) => variable.isDisposed)) {
    return "a variable or tensor that it uses is gone";
  }
  if (list.optimizers.some(({ optimizer, config }) => configOf(optimizer) !== config)) {
    return "an optimizer has other options";
  }
  return undefined;
}
