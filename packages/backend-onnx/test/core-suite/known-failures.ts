/** Specs of TensorFlow.js core that this backend fails, each with the reason. Ten at most. */
export const knownFailures: Readonly<Record<string, string>> = {
  "tan numbers exceed float32 precision":
    "ONNX Runtime's Tan computes in 32 bits and is off by one unit in the last place at 10⁵; the cpu kernel computes in 64.",
};

/** Specs that TensorFlow.js runs on the backend named `cpu` only. */
export const cpuOnly: readonly string[] = [
  "Switching cpu backends Move data from cpu1 to cpu2 backend",
  "Switching cpu backends can execute op with data from mixed backends",
];
