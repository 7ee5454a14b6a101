import {
  clone,
  type DataType,
  dispose,
  keep,
  type NamedTensorMap,
  type Tensor,
  tidy,
} from "@tensorflow/tfjs-core";
import { watchKernels } from "./watch-kernels.ts";

/** A tensor of a trace. */
export interface Value {
  /** Position in the order of first use, which is the same each time a function is traced. */
  readonly id: number;
  readonly shape: readonly number[];
  readonly dtype: DataType;
}

/** A kernel that ran. */
export interface KernelCall {
  readonly kernel: string;
  /** Under TensorFlow.js's names; lists use `0`, `1`, … */
  readonly inputs: Readonly<Record<string, Value>>;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly outputs: readonly Value[];
}

/** What a function computed, kernel by kernel. */
export interface Trace {
  readonly inputs: Readonly<Record<string, Value>>;
  /** The tensors that are neither inputs nor computed, such as weights. Whoever asked for the trace disposes them. */
  readonly constants: ReadonlyMap<Value, Tensor>;
  readonly calls: readonly KernelCall[];
  readonly outputs: Readonly<Record<string, Value>>;
}

/**
 * Runs a function once and notes every kernel that it calls, on whatever backend is in use.
 *
 * @param compute - Called inside `tidy`.
 * @param inputs - They stay the caller's.
 */
export function traceKernels(
  compute: (inputs: NamedTensorMap) => NamedTensorMap,
  inputs: NamedTensorMap,
): Trace {
  const known = new Map<object, Map<string, Value>>();
  const constants = new Map<Value, Tensor>();
  const calls: KernelCall[] = [];
  let count = 0;
  /** Data and shape say which value a tensor holds, since reshaping shares the data. */
  const identify = (tensor: Tensor, isConstant = false): Value => {
    const { dataId, shape, dtype } = tensor;
    const views = known.get(dataId) ?? new Map<string, Value>();
    known.set(dataId, views);
    const view = `${dtype}[${shape}]`;
    const value = views.get(view) ?? { id: count++, shape: [...shape], dtype };
    if (!views.has(view) && isConstant) constants.set(value, keep(clone(tensor)));
    views.set(view, value);
    return value;
  };

  const given = mapValues(inputs, (input) => identify(input));
  try {
    const results = watchKernels(
      {
        before: (operands) => mapValues(operands, (operand) => identify(operand, true)),
        after({ kernel, attributes, results }, values) {
          const from = count;
          const outputs = results.map((result) => identify(result));
          const isNew = count > from; // The identity, and a reshaping to the same shape, make nothing new.
          if (isNew) calls.push({ kernel, inputs: values, attributes, outputs });
        },
      },
      () => tidy(() => compute(inputs)),
    );
    const outputs = mapValues(results, (result) => identify(result, true));
    const own = new Set(Object.values(inputs));
    dispose(Object.values(results).filter((result) => !own.has(result)));
    return { inputs: given, constants, calls, outputs };
  } catch (error) {
    dispose([...constants.values()]);
    throw error;
  }
}

function mapValues<T, U>(
  record: Readonly<Record<string, T>>,
  change: (value: T) => U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
