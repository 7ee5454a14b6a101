import { cpu } from "@gan/backends/cpu";
import { node } from "@gan/backends/node";
import { onnx } from "@gan/backends/onnx";
import { wasm } from "@gan/backends/wasm";
import { loadTfjsNode } from "@gan/test-utils/tfjs-node";
import { enableProdMode } from "@tensorflow/tfjs-core";
import { activateStockWasm } from "./stock-wasm.mjs";

const engines = {
  onnx: (threads) => onnx({ threads }).activate(),
  node: () => node({ load: loadTfjsNode }).activate(),
  wasm: () => wasm().activate(),
  "stock-wasm": activateStockWasm,
  cpu: () => cpu().activate(),
};

/** Makes an engine TensorFlow.js's current one. On Node `onnx` has the threads it is told, `node` as many as processors. */
export async function activate(engine, threads) {
  enableProdMode();
  await engines[engine](threads);
}
