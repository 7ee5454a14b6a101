import type { Backend } from "@gan/spec";
import { selectEngine } from "./select-engine.ts";

/** How the compiled engine is loaded. */
export interface OnnxOptions {
  /** The processor, or a graphics processor through WebGPU; `auto` takes the latter where there is one. @default "cpu" */
  readonly engine?: "cpu" | "webgpu" | "auto";
  /** Threads of ONNX Runtime. The same number gives the same bits. @default the machine's cores */
  readonly threads?: number;
  /** Imports `@gan/backend-onnx`, which you install beside this package. */
  readonly load?: () => Promise<Pick<OnnxPackage, "assertOnnxRuntime" | "registerOnnx">>;
}

type OnnxPackage = typeof import("@gan/backend-onnx");

/** TensorFlow.js recorded and compiled by ONNX Runtime: of the engines on Node that need no native build, the fastest measured here. */
export function onnx({
  engine,
  threads,
  load = () => import("@gan/backend-onnx"),
}: OnnxOptions = {}): Backend {
  return {
    name: "onnx",
    activate: () =>
      selectEngine("onnx", {
        packageName: "@gan/backend-onnx",
        async load() {
          const { assertOnnxRuntime, registerOnnx } = await load();
          assertOnnxRuntime();
          const isDefault = engine === undefined && threads === undefined;
          if (!isDefault) {
            registerOnnx({ ...(engine && { engine }), ...(threads !== undefined && { threads }) });
          }
        },
        explain: reasonOf,
      }),
  };
}

/** The package says itself why its runtime does not load. */
function reasonOf(cause: unknown): string | undefined {
  const { reason } = cause as { reason?: unknown };
  return typeof reason === "string" ? reason : undefined;
}
