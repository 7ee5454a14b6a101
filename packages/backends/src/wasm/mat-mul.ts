import type { TensorInfo } from "@tensorflow/tfjs-core";
import { overrideKernel, runKernel, type WasmKernel } from "./override-kernel.ts";
import type { WasmBackend } from "./wasm-backend.ts";

interface Operands {
  readonly a: TensorInfo;
  readonly b: TensorInfo;
}

interface Transposition {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/**
 * Makes matrix products with a transposed operand as fast as plain ones.
 *
 * The engine sends only plain products to its fast routine, and a gradient needs `x ᵀ · dy` and `dy · W ᵀ`.
 */
export function installMatMul(): void {
  overrideKernel("BatchMatMul", transposeFirst);
  overrideKernel("_FusedMatMul", transposeFirst);
}

function transposeFirst(
  own: WasmKernel<Operands, Transposition>,
): WasmKernel<Operands, Transposition> {
  return ({ inputs, attrs, backend }) => {
    const a = attrs.transposeA ? transposed(inputs.a, backend) : inputs.a;
    const b = attrs.transposeB ? transposed(inputs.b, backend) : inputs.b;
    const product = own({
      inputs: { ...inputs, a, b },
      attrs: { ...attrs, transposeA: false, transposeB: false },
      backend,
    });
    if (a !== inputs.a) backend.disposeData(a.dataId);
    if (b !== inputs.b) backend.disposeData(b.dataId);
    return product;
  };
}

function transposed(x: TensorInfo, backend: WasmBackend): TensorInfo {
  const axes = x.shape.map((_, axis) => axis);
  const perm = [...axes.slice(0, -2), axes.length - 1, axes.length - 2];
  return runKernel("Transpose", backend, { x }, { perm });
}
