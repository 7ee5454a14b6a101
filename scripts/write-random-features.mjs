// Writes a network of random convolutions as an ONNX file, for `gan measure --features <file>`, where no trained one is at hand:
// node scripts/write-random-features.mjs <side> <file>
//
// Its 1,024 features see edges and textures where pixels see brightness alone. The same side gives the same bytes, and distances
// of other networks are other numbers.

import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [side, file] = [Number(process.argv[2]), process.argv[3]];
if (!(side >= 32 && side % 32 === 0) || file === undefined) {
  console.error(
    "node scripts/write-random-features.mjs <side> <file>: a side that 32 divides, and where to write.",
  );
  process.exit(2);
}
const packages = new URL("../packages/", import.meta.url);
const from = createRequire(new URL("backend-onnx/package.json", packages));
const tf = (await import(pathToFileURL(from.resolve("@tensorflow/tfjs-core")))).default;
await import(new URL("backend-onnx/dist/index.js", packages));
const { exportOnnx } = await import(new URL("backend-onnx/dist/index.js", packages));
const { createRng } = await import(new URL("spec/dist/index.js", packages));
await tf.setBackend("onnx");

const rng = createRng(0);
const kernels = [
  [5, 5, 3, 32],
  [3, 3, 32, 64],
  [3, 3, 64, 64],
].map((shape, i) => {
  const values = new Float32Array(shape.reduce((a, b) => a * b));
  const deviation = Math.sqrt(2 / (shape[0] * shape[1] * shape[2]));
  return tf.tensor4d(rng.stream("kernel", i).fillNormal(values, 0, deviation), shape);
});
const features = ({ x }) =>
  tf.tidy(() => {
    let image = tf.sub(tf.mul(x, 2), 1);
    for (const kernel of kernels) image = tf.leakyRelu(tf.conv2d(image, kernel, 2, "same"), 0.2);
    const window = side / 32;
    return { features: tf.reshape(tf.avgPool(image, window, window, "valid"), [x.shape[0], -1]) };
  });
const inputs = { x: tf.zeros([1, side, side, 3]) };
writeFileSync(file, exportOnnx(features, inputs, { freeBatch: true }));
