import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { exportOnnx } from "@gan/backend-onnx";
import { encodeNpy } from "@gan/data";
import { encodeModelFiles, exportGraphModel } from "@gan/graph-model";
import { frechetDistance, kernelDistance } from "@gan/metrics";
import { parzenWindow } from "@gan/parzen";
import { encodePng } from "@gan/report";
import { createRng, type Dataset, datasetFromFloats, readRows } from "@gan/spec";
import { env, mul, reshape, slice, sum, type Tensor4D, zeros } from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { runGan } from "../program.ts";
import { runInProcess } from "../testing/run-in-process.ts";

let folder: string;
const at = (name: string) => join(folder, name);

/** Squares of as many shades: numbers of 256 between black and white. */
function pictures(name: string, planes: number, side = 12, size = planes): Dataset {
  const shades = createRng(1)
    .stream(name)
    .fillUniform(new Float32Array(planes * side * side))
    .map((shade) => Math.round(shade * 255) / 255);
  return datasetFromFloats({ name, exampleShape: [side, side, planes / size], values: shades });
}

async function putFolder(name: string, data: Dataset, count = data.size): Promise<void> {
  await mkdir(at(name), { recursive: true });
  const [height = 0, width = 0] = data.exampleShape;
  const rows = readRows(data);
  for (let i = 0; i < count; i++) {
    const gray = rows.subarray(i * height * width, (i + 1) * height * width);
    const pixels = Uint8Array.from(gray, (value) => Math.round(value * 255));
    const file = join(at(name), `${String(i).padStart(3, "0")}.png`);
    await writeFile(file, encodePng({ width, height, channels: 1, pixels }));
  }
}

const [one, other] = [pictures("one", 60), pictures("other", 55)];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gan-measure-"));
  await writeFile(at("one.npy"), encodeNpy(one));
  await writeFile(at("other.npy"), encodeNpy(other));
  await writeFile(at("new.npy"), encodeNpy(pictures("new", 70)));
  await putFolder("one", one);
  env().set("IS_TEST", true); // TensorFlow.js then says nothing of faster packages.
});
afterAll(() => rm(folder, { recursive: true }));

const rowsOf = (data: Dataset) => ({ values: readRows(data), count: data.size, size: 144 });

async function measured(...words: string[]) {
  const document = JSON.parse(await runInProcess("measure", ...words, "--json"));
  const values = document.measures.map(
    ({ measure, value, number }: { measure: string; value: string; number: number }) => [
      value === "distance" ? measure : value,
      number,
    ],
  );
  return { ...document, values: Object.fromEntries(values) };
}

it("measures two arrays by everything that can be measured, and says what of", async () => {
  const found = await measured(at("one.npy"), at("other.npy"), "--halves", "2");
  expect(found.samples).toMatchObject({
    kind: "array",
    name: "one",
    count: 60,
    shape: [12, 12, 1],
  });
  expect(found.samples.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(found.samples.sha256).not.toBe(found.reference.sha256);
  expect(found.features).toEqual({ name: "pixels", size: 144 });
  expect(found).toMatchObject({ halves: 2, seed: 0, engine: "onnx, float64" });
  const distance = await frechetDistance(rowsOf(one), rowsOf(other));
  expect(found.values["frechet-distance"]).toBeCloseTo(distance, 9);
  const kernel = await kernelDistance(rowsOf(one), rowsOf(other));
  expect(found.values["kernel-distance"]).toBeCloseTo(kernel, 9);
  const { logLikelihood } = await parzenWindow(rowsOf(one), rowsOf(other));
  expect(found.values.logLikelihood).toBeCloseTo(logLikelihood, 6);
  expect(Object.keys(found.values)).toEqual(
    expect.arrayContaining(["precision", "coverage", "accuracy", "sliced-wasserstein", "scales"]),
  );
  const errors = found.measures.filter(
    ({ value, standardError }: { value: string; standardError: number }) =>
      value === "distance" && standardError > 0,
  );
  expect(errors.length).toBe(3);
  expect(found.notes.join(" ")).toMatch(/60 and 55 examples with 144 features.*more chance than/);
});

it("finds a folder of pictures equal to the array they were written from", async () => {
  const only = ["--only", "frechet-distance,neighbor-test", "--halves", "0"];
  const found = await measured(at("one"), at("one.npy"), ...only);
  expect(found.samples).toMatchObject({ kind: "folder", name: "one", shape: [12, 12, 1] });
  expect(found.samples.sha256).toBe(found.reference.sha256);
  expect(found.values["frechet-distance"]).toBeLessThan(1e-9);
  expect(found.values.accuracy).toBe(0);
  expect(found.measures[0].standardError).toBeUndefined();
});

it("takes gray pictures in each channel beside ones in color, and rows for pictures", async () => {
  const rows = readRows(one);
  const colored = datasetFromFloats({
    ...{ name: "colored", exampleShape: [12, 12, 3] },
    values: Float32Array.from({ length: 3 * rows.length }, (_, i) => rows[Math.floor(i / 3)]!),
  });
  await writeFile(at("colored.npy"), encodeNpy(colored));
  await writeFile(at("rows.npy"), encodeNpy({ ...one, exampleShape: [144] }));
  const only = ["--only", "frechet-distance,structural-similarity", "--halves", "0"];
  const inColor = await measured(at("one.npy"), at("colored.npy"), ...only);
  expect(inColor.features.size).toBe(432);
  expect(inColor.values["frechet-distance"]).toBeLessThan(1e-9);
  const asPictures = await measured(at("rows.npy"), at("one"), ...only);
  expect(asPictures.values["frechet-distance"]).toBeLessThan(1e-9);
  expect(asPictures.values.samples).toBeCloseTo(asPictures.values.reference, 6);
});

it("prints one table, what it rests on and what to know", async () => {
  const only = ["--only", "kernel-distance,structural-similarity", "--halves", "2"];
  const printed = await runInProcess("measure", at("one"), "digits", "--image-size", "28", ...only);
  expect(printed).toMatch(/samples +folder .*one: 60 of 28 × 28 × 1, SHA-256 [0-9a-f]{12}…/);
  expect(printed).toMatch(/reference +digits\/test: 1,000 of 28 × 28 × 1/);
  expect(printed).toMatch(/kernel-distance +distance +[\d.]+ +[\d.]+ +60 \/ 1,000 +784/);
  expect(printed).toMatch(/Structural similarity is of 2 scales.*not the MS-SSIM of papers/);
});

it("takes features and classes from a network of the user's own", async () => {
  const bytes = exportOnnx(
    ({ x }) => {
      const flat = reshape(x as Tensor4D, [x!.shape[0]!, 144]);
      const total = reshape(sum(flat, 1), [-1, 1]);
      return { features: mul(slice(flat, [0, 0], [-1, 3]), 2), classes: total };
    },
    { x: zeros([5, 12, 12, 1]) },
    { freeBatch: true },
  );
  await writeFile(at("first-three.onnx"), bytes);
  await expectFirstThree("first-three.onnx");
});

it("takes them from a graph model, which has channels last", async () => {
  const artifacts = await exportGraphModel(
    ({ x }) => {
      const flat = reshape(x as Tensor4D, [x!.shape[0]!, 144]);
      const total = reshape(sum(flat, 1), [-1, 1]);
      return { features: mul(slice(flat, [0, 0], [-1, 3]), 2), classes: total };
    },
    { x: zeros([5, 12, 12, 1]) },
    { freeBatch: true },
  );
  await mkdir(at("graph"), { recursive: true });
  for (const { name, bytes } of await encodeModelFiles(artifacts)) {
    await writeFile(join(at("graph"), name), bytes);
  }
  await expectFirstThree("graph/model.json");
});

/** A network whose features are the first three pixels, twice as bright. */
async function expectFirstThree(file: string): Promise<void> {
  const only = ["--only", "frechet-distance,class-score", "--halves", "0"];
  const found = await measured(
    ...[at("one.npy"), at("other.npy"), "--features", at(file), ...only],
  );
  expect(found.features).toMatchObject({ name: basename(file), size: 3 });
  expect(found.features.sha256).toMatch(/^[0-9a-f]{64}$/);
  const three = (data: Dataset) => ({
    ...{ count: data.size, size: 3 },
    values: readRows(data)
      .filter((_, i) => i % 144 < 3)
      .map((value) => 2 * value),
  });
  const distance = await frechetDistance(three(one), three(other));
  expect(found.values["frechet-distance"]).toBeCloseTo(distance, 6);
  expect(found.values.samples).toBeCloseTo(1, 12);
  expect(found.notes).toContain("All 60 samples are read as one class, 0.");
}

it("reads digits by the judge: real ones as all ten classes, noise as hardly any", async () => {
  await writeFile(at("noise.npy"), encodeNpy(pictures("noise", 60, 28)));
  const words = ["--count", "60", "--features", "judge", "--only", "class-score", "--halves", "0"];
  const found = await measured(at("noise.npy"), "digits/validation", ...words);
  expect(found.reference).toMatchObject({ split: "validation", count: 60 });
  expect(found.features).toMatchObject({ name: "judge", size: 64 });
  expect(found.values.reference).toBeGreaterThan(5);
  expect(found.values.samples).toBeLessThan(3);
});

it("counts the classes that the judge reads, where there are examples enough", async () => {
  await writeFile(at("color.npy"), encodeNpy(pictures("color", 3 * 60, 28, 60)));
  const words = ["--features", "judge", "--only", "class-modes,class-score", "--halves", "0"];
  const found = await measured("digits/validation", "digits", ...words);
  expect(found.values).toMatchObject({ classes: 10, found: 10, foundInReference: 10 });
  expect(found.values.divergence).toBeLessThan(0.02);
  const few = await measured(at("color.npy"), at("color.npy"), ...words);
  expect(few.features.size).toBe(3 * 64);
  expect(few.notes).toContainEqual(
    expect.stringMatching(
      /^class-modes is left out\. A count of 1000 classes takes at least 10000 examples, and `samples` has 60/,
    ),
  );
  expect(Object.keys(few.values)).toEqual(["samples", "reference"]);
});

it("finds copies of what the samples' generator was trained on, and says where none is held out", async () => {
  const words = ["--only", "nearest-training,neighbor-test", "--halves", "0"];
  const found = await measured(at("one.npy"), at("other.npy"), "--train", at("one"), ...words);
  // As many as there are of the reference: 55 of the 60.
  expect(found.values).toMatchObject({ "nearest-training": 0, copies: 55 / 60 });
  const fresh = await measured(at("other.npy"), at("one.npy"), "--train", at("new.npy"), ...words);
  expect(fresh.values["nearest-training"]).toBeGreaterThan(0.45);
  expect(fresh.values["nearest-training"]).toBeLessThan(0.55);
  const same = await runInProcess(
    ...["measure", at("one.npy"), at("other.npy"), "--train", at("other.npy"), ...words],
  );
  expect(same).toMatch(
    /Copies are not looked for: the reference is what the generator was trained/,
  );
  const none = await runInProcess("measure", at("one.npy"), at("other.npy"), ...words);
  expect(none).toMatch(/nearest-training is left out: it compares.*name that by `--train`\./);
});

it("draws samples of a run, others for another seed", async () => {
  await runInProcess("train", "ring", "--iterations", "2", "--out", folder);
  const words = ["1", "ring", "--count", "50", "--only", "kernel-distance", "--runs", folder];
  const found = await measured(...words, "--halves", "0");
  expect(found.samples).toMatchObject({ kind: "run", iteration: 2, count: 50, stream: "samples" });
  expect(found.samples.shape).toEqual([2]);
  expect(found.values["kernel-distance"]).toBeGreaterThan(0);
  const again = await measured(...words, "--halves", "0", "--seed", "4");
  expect(again.samples.sha256).not.toBe(found.samples.sha256);
  expect(again.reference.sha256).toBe(found.reference.sha256);
});

it("tells of other units, of one class and of samples that are all the same", async () => {
  const same = datasetFromFloats({
    ...{ name: "same", exampleShape: [12, 12, 1] },
    values: new Float32Array(60 * 144).fill(255),
  });
  await writeFile(at("same.npy"), encodeNpy(same));
  const only = ["--only", "frechet-distance", "--halves", "0"];
  const { notes } = await measured(at("same.npy"), at("one.npy"), ...only);
  expect(notes).toContain("All samples have the same features.");
  expect(notes.join(" ")).toMatch(/Values of `same` go from 255 to 255, where pictures have 0 for/);
});

async function refusal(...words: string[]): Promise<{ code: string; message: string }> {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const code = await runGan(["measure", ...words, "--json"]);
  const said = JSON.parse(`${write.mock.calls[0]?.[0]}`);
  write.mockRestore();
  expect(code).toBe(2);
  return said;
}

it.each<[string, (at: (name: string) => string) => string[], string, RegExp]>([
  [
    "ten samples",
    (at) => [at("ten"), at("one")],
    "GAN_TOO_FEW_EXAMPLES",
    /`gan measure` takes at least 50 examples, and `.*ten` has 10\. Draw or collect more/,
  ],
  [
    "broken files",
    (at) => [at("broken"), at("one")],
    "GAN_CORRUPT_FILE",
    /`b0\.png` .*, and so it is with 2 more of 5 pictures: `b1\.png`, `b2\.png`\. .*--skip-bad/,
  ],
  [
    "pictures of several sizes",
    (at) => [at("sizes"), at("one")],
    "GAN_SHAPE_MISMATCH",
    /`.*\.png` has shape \[14, 14\], expected \[12, 12\]\..*--image-size/,
  ],
  [
    "another size than the reference's",
    (at) => [at("one"), "digits"],
    "GAN_SHAPE_MISMATCH",
    /`samples` has shape \[12, 12, 1\], expected \[28, 28, 1\]\./,
  ],
  [
    "what is not there",
    (at) => [at("nothing"), "digits"],
    "GAN_MISSING_FILE",
    /Name a folder of pictures, a data set, a run or a \.npy file; the data sets are mnist, /,
  ],
  [
    "a part that there is not",
    () => ["digits/tset", "digits"],
    "GAN_UNKNOWN_NAME",
    /Did you mean `test`/,
  ],
  ["data that are the user's", () => ["images", "digits"], "GAN_INVALID_OPTION", /`\.\/images`/],
  [
    "a measure that there is not",
    (at) => [at("one"), at("one"), "--only", "frechet-distnce"],
    "GAN_UNKNOWN_NAME",
    /There is no measure `frechet-distnce`\. Did you mean `frechet-distance`/,
  ],
  [
    "a measure of classes without any",
    (at) => [at("one"), at("one"), "--only", "class-modes"],
    "GAN_INVALID_OPTION",
    /`only` is "class-modes", expected measures that can be .* take `--features judge`/,
  ],
  [
    "a measure of classes by too few examples, alone",
    () => ["digits", "digits", "--count", "60", "--features", "judge", "--only", "class-modes"],
    "GAN_TOO_FEW_EXAMPLES",
    /A count of 10 classes takes at least 100 examples, and `samples` has 60/,
  ],
  [
    "a judge of other pictures",
    (at) => [at("one"), at("one"), "--features", "judge"],
    "GAN_SHAPE_MISMATCH",
    /expected \[28, 28, 1\]\. The judge reads digits in gray/,
  ],
  [
    "a network that is none",
    (at) => [at("one"), at("one"), "--features", at("none.onnx")],
    "GAN_CORRUPT_FILE",
    /`none\.onnx` cannot be opened by ONNX Runtime/,
  ],
  [
    "a model of another kind",
    (at) => [at("one"), at("one"), "--features", at("layers.json")],
    "GAN_UNSUPPORTED_NETWORK",
    /`layers\.json` is a layers model, expected a graph model\. Convert it: `tensorflowjs_converter/,
  ],
  [
    "a model that is none",
    (at) => [at("one"), at("one"), "--features", at("none.json")],
    "GAN_CORRUPT_FILE",
    /`none\.json` cannot be opened as a graph model: it has no `modelTopology`/,
  ],
  [
    "a model without its weights",
    (at) => [at("one"), at("one"), "--features", at("alone.json")],
    "GAN_MISSING_FILE",
    /`weights\.bin`.*`alone\.json` names it among its weights/,
  ],
  [
    "one half",
    (at) => [at("one"), at("one"), "--halves", "1"],
    "GAN_INVALID_OPTION",
    /`--halves` is "1", expected 0, or a whole number from 2/,
  ],
])("refuses %s", async (_, words, code, sentence) => {
  await putFolder("ten", one, 10);
  await putFolder("broken", one, 2);
  for (const i of [0, 1, 2]) await writeFile(join(at("broken"), `b${i}.png`), "no picture");
  await putFolder("sizes", one, 2);
  await putFolder("sizes/larger", pictures("larger", 1, 14));
  await writeFile(at("none.onnx"), "nothing");
  await writeFile(at("none.json"), "{}");
  await writeFile(at("layers.json"), JSON.stringify({ format: "layers-model" }));
  const weightsManifest = [{ paths: ["weights.bin"], weights: [] }];
  await writeFile(at("alone.json"), JSON.stringify({ modelTopology: {}, weightsManifest }));
  expect(await refusal(...words(at))).toMatchObject({
    code,
    message: expect.stringMatching(sentence),
  });
});
