export { OnnxBackend, type OnnxStatistics } from "./backend.ts";
export { type OnnxOptions, registerOnnx } from "./register.ts";

import { registerOnnx } from "./register.ts";

registerOnnx();
