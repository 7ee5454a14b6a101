import { type Backend, BackendUnavailableError } from "@gan/spec";
import { selectEngine } from "./select-engine.ts";

/** A browser's GPU through WebGL: every browser has it, in pages and in workers. */
export function webgl(): Backend {
  return {
    name: "webgl",
    async activate() {
      if (typeof document === "undefined" && typeof OffscreenCanvas === "undefined") {
        throw new BackendUnavailableError("webgl", "WebGL needs a browser. Use `wasm` here.");
      }
      await selectEngine("webgl", {
        packageName: "@tensorflow/tfjs-backend-webgl",
        load: () => import("@tensorflow/tfjs-backend-webgl"),
      });
    },
  };
}
