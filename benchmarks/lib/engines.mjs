import { cpu } from "@gan/backends/cpu";
import { node } from "@gan/backends/node";
import { nodeGpu } from "@gan/backends/node-gpu";
import { onnx } from "@gan/backends/onnx";
import { wasm } from "@gan/backends/wasm";
import { webgpu } from "@gan/backends/webgpu";
import { loadDawnFrom } from "@gan/test-utils/dawn";
import { tfjsNode, tfjsNodeGpu } from "@gan/test-utils/tfjs-node";
import { enableProdMode } from "@tensorflow/tfjs-core";
import { activateStockWasm } from "./stock-wasm.mjs";

const engines = {
  onnx: (threads) => onnx({ threads }).activate(),
  "onnx-webgpu": () => onnx({ engine: "webgpu" }).activate(),
  node: () => node({ load: tfjsNode.load }).activate(),
  "node-gpu": () => nodeGpu({ load: tfjsNodeGpu.load }).activate(),
  wasm: () => wasm().activate(),
  "stock-wasm": activateStockWasm,
  webgpu: () => webgpu({ load: () => loadDawnFrom(process.env.GAN_WEBGPU ?? ".") }).activate(),
  cpu: () => cpu().activate(),
};

/** Makes an engine TensorFlow.js's current one. On Node `onnx` has the threads it is told, `node` as many as processors. */
export async function activate(engine, threads) {
  enableProdMode();
  await engines[engine](threads);
}
