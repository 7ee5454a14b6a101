import { broadcast_util, type TensorInfo, util } from "@tensorflow/tfjs-core";
import { overrideKernel, runKernel, type WasmKernel } from "./override-kernel.ts";
import type { WasmBackend } from "./wasm-backend.ts";

interface Operands {
  readonly a: TensorInfo;
  readonly b: TensorInfo;
}

/** Kernels that are fast on equal shapes only: the engine broadcasts their operands one index at a time. */
const kernelNames = [
  "Equal",
  "NotEqual",
  "Greater",
  "GreaterEqual",
  "Less",
  "LessEqual",
  "Maximum",
  "Minimum",
  "SquaredDifference",
];

/**
 * Makes comparisons of unequal shapes several times faster by expanding their operands first.
 *
 * The gradient of `max`, and so of maxout, compares every response with its unit's largest.
 */
export function installBroadcast(): void {
  for (const kernelName of kernelNames) overrideKernel(kernelName, expandFirst);
}

function expandFirst(own: WasmKernel<Operands, unknown>): WasmKernel<Operands, unknown> {
  return ({ inputs, attrs, backend }) => {
    const shape = broadcast_util.assertAndGetBroadcastShape(inputs.a.shape, inputs.b.shape);
    const a = expanded(inputs.a, shape, backend);
    const b = expanded(inputs.b, shape, backend);
    const result = own({ inputs: { ...inputs, a, b }, attrs, backend });
    if (a !== inputs.a) backend.disposeData(a.dataId);
    if (b !== inputs.b) backend.disposeData(b.dataId);
    return result;
  };
}

/** A tensor repeated to a larger shape; itself when it has that shape, or is of a kind that is rare here. */
function expanded(x: TensorInfo, shape: number[], backend: WasmBackend): TensorInfo {
  if (x.dtype !== "float32" || util.arraysEqual(x.shape, shape)) return x;
  // Addition broadcasts at full speed, and x + (-0) is x for every x.
  const zeros = backend.makeOutput(shape, "float32");
  backend.typedArrayFromHeap(zeros).fill(-0);
  const repeated = runKernel("Add", backend, { a: x, b: zeros });
  backend.disposeData(zeros.dataId);
  return repeated;
}
