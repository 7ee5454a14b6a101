import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { takeThreadScript } from "./thread-script.ts";

const file = "@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js";
const require = createRequire(import.meta.url);

it("gives the engine's threads the whole program, whose function the engine writes behind a name", async () => {
  const text = readFileSync(require.resolve(file), "utf8");
  await takeThreadScript(async () => text);
  // What `@tensorflow/tfjs-backend-wasm` runs in each thread.
  const script = `var WasmBackendModuleThreadedSimd = ${require(file).toString()}`;
  const scope: Record<string, unknown> = {};
  runInNewContext(script, scope);
  expect(typeof scope.WasmBackendModuleThreadedSimd).toBe("function");
  expect(script).toContain("var _scriptDir");
});
