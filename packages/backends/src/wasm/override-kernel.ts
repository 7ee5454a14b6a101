import {
  getKernel,
  type KernelFunc,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from "@tensorflow/tfjs-core";
import type { WasmBackend } from "./wasm-backend.ts";

/** A kernel of the WebAssembly engine with one output. */
export type WasmKernel<Inputs, Attributes> = (call: {
  readonly inputs: Inputs;
  readonly attrs: Attributes;
  readonly backend: WasmBackend;
}) => TensorInfo;

/**
 * Puts a kernel in the place of the engine's own, or where the engine has none.
 *
 * @param create - Makes the kernel from the engine's own, which it may fall back on.
 */
export function overrideKernel<Inputs, Attributes>(
  kernelName: string,
  create: (own: WasmKernel<Inputs, Attributes>) => WasmKernel<Inputs, Attributes>,
): void {
  const own = getKernel(kernelName, "wasm");
  if (own) unregisterKernel(kernelName, "wasm");
  const kernel = create(own?.kernelFunc as unknown as WasmKernel<Inputs, Attributes>);
  registerKernel({
    ...own,
    kernelName,
    backendName: "wasm",
    kernelFunc: kernel as unknown as KernelFunc,
  });
}

/** Calls a kernel of the engine, ours or its own. The caller owns the result. */
export function runKernel(
  kernelName: string,
  backend: WasmBackend,
  inputs: Readonly<Record<string, TensorInfo>>,
  attrs: Readonly<Record<string, unknown>> = {},
): TensorInfo {
  const kernel = getKernel(kernelName, "wasm").kernelFunc as unknown as WasmKernel<
    typeof inputs,
    typeof attrs
  >;
  return kernel({ inputs, attrs, backend });
}
