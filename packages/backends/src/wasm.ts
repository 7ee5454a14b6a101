import type { Backend } from "@gan/spec";
import { selectEngine } from "./select-engine.ts";
import { installTrainingKernels } from "./wasm/training-kernels.ts";

/** How the WebAssembly engine is loaded. */
export interface WasmOptions {
  /**
   * Folder, ending in `/`, that serves the `.wasm` files of `@tensorflow/tfjs-backend-wasm`, or the address of each file by
   * name. Node finds them by itself.
   */
  readonly wasmPath?: string | Readonly<Record<string, string>>;
  /** Worker threads in a browser; needs cross-origin isolation. @default the engine's choice */
  readonly threads?: number;
}

/** WebAssembly with SIMD, completed by the kernels that training needs: fast on every machine without a GPU. */
export function wasm({ wasmPath, threads }: WasmOptions = {}): Backend {
  return {
    name: "wasm",
    activate: () =>
      selectEngine("wasm", {
        packageName: "@tensorflow/tfjs-backend-wasm",
        async load() {
          const engine = await import("@tensorflow/tfjs-backend-wasm");
          if (wasmPath !== undefined) engine.setWasmPaths(wasmPath);
          if (threads !== undefined) engine.setThreadsCount(threads);
          installTrainingKernels();
        },
      }),
  };
}
