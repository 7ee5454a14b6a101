export { type CheckGradientOptions, checkGradient } from "./check-gradient.ts";
export { expectBalanced } from "./expect-balanced.ts";
export { type TestBackendOptions, testBackend } from "./test-backend.ts";
export { testDataset } from "./test-dataset.ts";
export { testByteStore } from "./test-byte-store.ts";
export { type TinyNetworkOptions, tinyNetwork } from "./tiny-network.ts";
export { testNetwork } from "./test-network.ts";
export { useCpu } from "./use-cpu.ts";
