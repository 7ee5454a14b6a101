import { peersTable } from "./peers-table.mjs";
import { formatMs, headingOf, markdown } from "./table-cells.mjs";

/** What contenders are called in tables; a peer with its version. */
export function titleOf(name, { torch }) {
  return titles[name].replace("PyTorch", `PyTorch ${torch}`);
}

const titles = {
  onnx: "@gan on `onnx`",
  torch: "PyTorch, eager, CPU",
  "plain-torch": "PyTorch, eager, CPU, as tutorials write it",
  node: "@gan on `node`",
  wasm: "@gan on `wasm`",
  "stock-wasm": "@gan on TensorFlow.js's own wasm",
  "plain-stock-wasm": "plain TensorFlow.js on its own wasm",
  cpu: "@gan on `cpu`",
  "torch-products": "PyTorch, `cdist` (matrix products)",
  "torch-differences": "PyTorch, differences (the authors' formulation)",
};

/** Contenders of another library. Their times are shown, and no ratio to them: it would be one to a version and its circumstances. */
export const isPeer = (name) => name.includes("torch");

/** The results of a part as Markdown. */
export function tableOf(part, result) {
  const tables = { iteration, floor, sampling, parzen, cost, weights, peers: peersTable, card };
  return tables[part](result);
}

/** Where and with what a part was measured, in a sentence or two. */
export function circumstancesOf({ date, machine, load, isLoaded, versions }) {
  const { processor, cores, memoryGB } = machine;
  const torch =
    versions.torch === null ? "without PyTorch" : `PyTorch ${versions.torch}${kernelsOf(versions)}`;
  const busy = isLoaded
    ? ` **Loaded machine** (load ${load} before it began): trust the processor's time and the ratios.`
    : "";
  return (
    `${date.slice(0, 10)}, ${processor}, ${cores} cores, ${memoryGB} GB, Node ${versions.node}, ` +
    `onnxruntime-node ${versions["onnxruntime-node"]}, ${torch}; commit ${versions.commit}.${busy}`
  );
}

/** Peers choose by themselves; in results of before, `OPENBLAS_CORETYPE` in the environment chose for them. */
function kernelsOf({ peersChooseKernels }) {
  return peersChooseKernels ? "" : ", whose kernels the environment chose (`OPENBLAS_CORETYPE`)";
}

/** The times to go by: the clock's, or the processor's where other programs were running. */
export const clockOf = ({ isLoaded }) => (isLoaded ? "cpu" : "wall");

export const timesOf = (ratio) => `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)} ×`;

function iteration({ cases, versions }) {
  return cases
    .map((each) => `**${headingOf(each)}**\n\n${comparison(each, versions)}`)
    .join("\n\n");
}

function comparison({ contenders }, versions, unit = "ms") {
  const [ours] = contenders;
  const scale = unit === "s" ? 1e-3 : 1;
  return markdown(
    ["", unit, `${unit} of the processor`, "× ours", "× ours, processor", "runs"],
    contenders.map(({ name, wall, cpu, count }) => [
      titleOf(name, versions),
      formatMs(wall.median * scale),
      formatMs(cpu.median * scale),
      isPeer(name) ? "–" : timesOf(wall.median / ours.wall.median),
      isPeer(name) ? "–" : timesOf(cpu.median / ours.cpu.median),
      String(count),
    ]),
  );
}

function floor({ cases, versions }) {
  return cases
    .map(
      (each) =>
        `**${each.products} products, ${(each.operations / 1e9).toFixed(2)} GFLOP, ${each.schedule}, 1 thread**\n\n${comparison(each, versions)}`,
    )
    .join("\n\n");
}

function sampling({ cases: [each], versions }) {
  return `**${each.count.toLocaleString("en-US")} digits of mnist, 1 thread**\n\n${comparison(each, versions)}`;
}

function parzen({ cases: [each], versions }) {
  const count = (number) => number.toLocaleString("en-US");
  const heading = `**${each.data}: ${count(each.samples)} samples, ${count(each.validation)} validation × 10 σ, ${count(each.test)} test, 1 thread**`;
  const numbers = markdown(
    ["", "σ", "nats", "± s.e."],
    each.contenders.map(({ name, result }) => [
      titleOf(name, versions),
      result.bandwidth.toFixed(6),
      result.mean.toFixed(5),
      result.standardError.toFixed(5),
    ]),
  );
  return `${heading}\n\n${comparison(each, versions, "s")}\n\n${numbers}`;
}

function cost(result) {
  const clock = clockOf(result);
  const names = result.cases[0].contenders.map(({ name }) => name);
  return markdown(
    ["width", "batch", ...names.map((name) => `${titleOf(name, result.versions)}, ms`)],
    result.cases.map(({ width, batchSize, contenders }) => [
      String(width),
      String(batchSize),
      ...contenders.map((each) => formatMs(each[clock].median)),
    ]),
  );
}

function weights({ cases }) {
  if (cases.length === 0) return "Not measured: there was no PyTorch.";
  const names = [...new Set(cases.flatMap(({ shares }) => Object.keys(shares)))];
  return markdown(
    ["", ...names.map((name) => shortTitles[name])],
    cases.map((each) => [
      `${headingOf(each)}: ${each.tensors} tensors, ${iterationsOf(each.iterations)}`,
      ...names.map((name) => each.shares[name]?.toExponential(1) ?? "–"),
    ]),
  );
}

/** One row a game, one column a contender. */
function card({ cases, card: name }) {
  const names = Object.keys(cardTitles);
  const table = markdown(
    ["ms of an iteration", ...Object.values(cardTitles)],
    cases.map((each) => [
      headingOf(each),
      ...names.map((engine) => {
        const found = each.contenders.find((contender) => contender.name === engine);
        return found?.wall ? formatMs(found.wall.median) : "not measured";
      }),
    ]),
  );
  return `On ${name}:\n\n${table}`;
}

const cardTitles = {
  "node-gpu": "`node-gpu`",
  "onnx-webgpu": "`onnx`, WebGPU",
  webgpu: "`webgpu`",
  "torch-card": "PyTorch, eager",
  "torch-card-graph": "PyTorch, a CUDA graph",
  onnx: "`onnx`, 4 threads of the processor",
};

const shortTitles = {
  onnx: "@gan on `onnx`",
  torch: "PyTorch",
  "torch-compiled": "compiled",
  "torch-compiled-apart": "compiled, apart",
  jax: "JAX",
  "jax-apart": "JAX, apart",
  tensorflow: "TensorFlow",
};

const iterationsOf = (count) => (count === 1 ? "1 iteration" : `${count} iterations`);
