import { cpu } from "@gan/backends/cpu";
import { onnx } from "@gan/backends/onnx";
import { wasm } from "@gan/backends/wasm";
import { enableProdMode } from "@tensorflow/tfjs-core";
import { activateStockWasm } from "./stock-wasm.mjs";

const engines = {
  onnx: (threads) => onnx({ threads }).activate(),
  wasm: () => wasm().activate(),
  "stock-wasm": activateStockWasm,
  cpu: () => cpu().activate(),
};

/** Makes an engine TensorFlow.js's current one. Only `onnx` has threads on Node. */
export async function activate(engine, threads) {
  enableProdMode();
  await engines[engine](threads);
}
