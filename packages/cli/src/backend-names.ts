/** What `--backend` takes, the ones to prefer first; `auto` takes the best that loads. */
export const backendNames = ["node-gpu", "onnx", "node", "wasm", "webgpu", "cpu"] as const;
export type BackendName = (typeof backendNames)[number];
