import { createRequire } from "node:module";
import { matMul, randomUniform, tidy } from "@tensorflow/tfjs-core";

/** The GFLOP/s of a large product, the best of some. */
export async function speed({ size = 1024 }) {
  const [a, b] = [randomUniform([size, size]), randomUniform([size, size])];
  return async () => {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 8; i++) {
      const start = performance.now();
      const product = tidy(() => matMul(a, b));
      await product.data();
      least = Math.min(least, performance.now() - start);
      product.dispose();
    }
    const { version } = createRequire(import.meta.url)("onnxruntime-node/package.json");
    return {
      version: `onnxruntime-node ${version}`,
      kernels: "ONNX Runtime's own",
      gflops: (2 * size ** 3) / least / 1e6,
    };
  };
}
