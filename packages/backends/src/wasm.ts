import type { Backend } from "@gan/spec";
import { env } from "@tensorflow/tfjs-core";
import { selectEngine } from "./select-engine.ts";
import { type ThreadScript, takeThreadScript } from "./wasm/thread-script.ts";
import { installTrainingKernels } from "./wasm/training-kernels.ts";

/** How the WebAssembly engine is loaded. */
export interface WasmOptions {
  /**
   * Folder, ending in `/`, that serves the `.wasm` files of `@tensorflow/tfjs-backend-wasm`, or the address of each file by
   * name. Node finds them by itself.
   */
  readonly wasmPath?: string | Readonly<Record<string, string>>;
  /**
   * Threads in a page that is cross-origin isolated, where large products are shared out, to the same bits; elsewhere there is one.
   * What the engine starts with it has until the page is loaded again.
   *
   * @default 1
   */
  readonly threads?: number;
  /**
   * Loads the text of the engine's `wasm-out/tfjs-backend-wasm-threaded-simd.js`, which its threads run. The engine takes it from its
   * own code, which is no whole program any more where a bundler has shortened its names: then threads end at their first line.
   */
  readonly threadScript?: ThreadScript;
}

/** WebAssembly with SIMD, completed by the kernels that training needs: fast on every machine without a GPU. */
export function wasm({ wasmPath, threads = 1, threadScript }: WasmOptions = {}): Backend {
  return {
    name: "wasm",
    activate: () =>
      selectEngine("wasm", {
        packageName: "@tensorflow/tfjs-backend-wasm",
        async load() {
          const engine = await import("@tensorflow/tfjs-backend-wasm");
          if (wasmPath !== undefined) engine.setWasmPaths(wasmPath);
          if (threads > 1) {
            engine.setThreadsCount(threads);
            if (threadScript !== undefined) await takeThreadScript(threadScript);
          } else env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
          installTrainingKernels(threads);
        },
      }),
  };
}
