// Times the Fréchet and the kernel distance on the arrays that `packages/metrics/test/references/time.py make` wrote, for docs/measures.md:
// `node scripts/time-measures.mjs <folder>`, of a built repository. Each three times, without reading and start.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { onnxProducts } from "../packages/backend-onnx/dist/index.js";
import { frechetDistance, kernelDistanceOfSubsets } from "../packages/metrics/dist/index.js";

const [folder = "."] = process.argv.slice(2);
const SIZE = 2048;
/** Bytes before the length of an NPY file's header, and that length. */
const HEAD = 10;

const read = (name) => {
  const bytes = readFileSync(resolve(join(folder, `${name}.npy`)));
  const from = bytes.byteOffset + HEAD + bytes.readUInt16LE(8);
  const values = new Float32Array(bytes.buffer.slice(from, bytes.byteOffset + bytes.length));
  return { values, count: values.length / SIZE, size: SIZE };
};
const [samples, reference] = [read("samples"), read("reference")];
const products = await onnxProducts();
const measures = { fid: frechetDistance, kid: kernelDistanceOfSubsets };
for (const [name, measure] of Object.entries(measures)) {
  for (let turn = 0; turn < 3; turn++) {
    const [busy, began] = [process.cpuUsage(), performance.now()];
    await measure(samples, reference, { products });
    const { user, system } = process.cpuUsage(busy);
    const wall = (performance.now() - began) / 1e3;
    console.log(
      `${name}: ${((user + system) / 1e6).toFixed(1)} s of processor time, ${wall.toFixed(1)} s`,
    );
  }
}
