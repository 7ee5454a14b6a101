import { registerOnnx } from "./register.ts";

export { OnnxBackend, type OnnxStatistics } from "./backend.ts";
export { type ExportOnnxOptions, exportOnnx } from "./export-onnx.ts";
export { type OnnxProductsOptions, onnxProducts } from "./onnx-products.ts";
export { type OnnxNetwork, type OnnxOutput, openOnnxNetwork } from "./open-onnx-network.ts";
export type { OnnxProfile, ProfileLine } from "./profile.ts";
export { type OnnxOptions, registerOnnx } from "./register.ts";
export { compileStep, type StepResult } from "./replay/compile-step.ts";
export { assertOnnxRuntime } from "./session.ts";

registerOnnx();
