import { type DataType, type TensorInfo, util } from "@tensorflow/tfjs-core";
import { overrideKernel, type WasmKernel } from "./override-kernel.ts";

interface Inputs {
  readonly indices: TensorInfo;
}

interface Attributes {
  readonly dtype: DataType;
  readonly depth: number;
  readonly onValue: number;
  readonly offValue: number;
}

/**
 * Corrects one-hot encoding: the engine's own writes integers whatever type it is asked for, and read as floats
 * they are all but zero.
 */
export function installOneHot(): void {
  overrideKernel("OneHot", () => oneHot);
}

const oneHot: WasmKernel<Inputs, Attributes> = ({ inputs: { indices }, attrs, backend }) => {
  const { dtype, depth, onValue, offValue } = attrs;
  const output = backend.makeOutput([...indices.shape, depth], dtype);
  const values = backend.typedArrayFromHeap(output).fill(offValue);
  const hot = backend.typedArrayFromHeap(indices);
  for (let i = 0; i < util.sizeFromShape(indices.shape); i++) {
    const index = hot[i]!;
    if (index >= 0 && index < depth) values[i * depth + index] = onValue;
  }
  return output;
};
