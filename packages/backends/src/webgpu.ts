import { type Backend, BackendUnavailableError } from "@gan/spec";
import { installDawn, loadDawn } from "./dawn.ts";
import { selectEngine, wordsOf } from "./select-engine.ts";

/** How a GPU is reached where the platform has no WebGPU of its own. */
export interface WebgpuOptions {
  /** Imports the npm package `webgpu`, Dawn for Node, which you install beside this package. */
  readonly load?: typeof loadDawn;
}

/** The GPU through WebGPU: in browsers that have it, and in Node through Dawn. */
export function webgpu({ load = loadDawn }: WebgpuOptions = {}): Backend {
  return {
    name: "webgpu",
    async activate() {
      await assertAdapter(load);
      await selectEngine("webgpu", {
        packageName: "@tensorflow/tfjs-backend-webgpu",
        load: () => import("@tensorflow/tfjs-backend-webgpu"),
      });
    },
  };
}

async function assertAdapter(load: typeof loadDawn): Promise<void> {
  if (!globalThis.navigator?.gpu) {
    if (typeof process === "undefined" || typeof document !== "undefined") {
      throw new BackendUnavailableError("webgpu", "This browser has no WebGPU. Use `webgl` here.");
    }
    try {
      installDawn(await load());
    } catch (cause) {
      const reason = `Node has WebGPU only through the npm package \`webgpu\`, which did not load: ${wordsOf(cause)}.`;
      throw new BackendUnavailableError("webgpu", reason, { cause });
    }
  }
  if (!(await globalThis.navigator.gpu.requestAdapter())) {
    throw new BackendUnavailableError(
      "webgpu",
      "WebGPU found no graphics adapter. Install the driver of your GPU and, on Linux, `libvulkan1`.",
    );
  }
}
