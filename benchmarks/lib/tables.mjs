/** What contenders are called in tables; a peer with its version. */
export function titleOf(name, { torch }) {
  return titles[name].replace("PyTorch", `PyTorch ${torch}`);
}

const titles = {
  onnx: "@gan on `onnx`",
  torch: "PyTorch, eager, CPU",
  "plain-torch": "PyTorch, eager, CPU, as tutorials write it",
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
  return { iteration, floor, sampling, parzen, cost, weights }[part](result);
}

/** Where and with what a part was measured, in a sentence or two. */
export function circumstancesOf({ date, machine, load, isLoaded, versions }) {
  const { processor, cores, memoryGB } = machine;
  const torch =
    versions.torch === null
      ? "without PyTorch"
      : `PyTorch ${versions.torch}, whose kernels ${kernelsOf(versions)}`;
  const busy = isLoaded
    ? ` **Loaded machine** (load ${load} before it began): trust the processor's time and the ratios.`
    : "";
  return (
    `${date.slice(0, 10)}, ${processor}, ${cores} cores, ${memoryGB} GB, Node ${versions.node}, ` +
    `onnxruntime-node ${versions["onnxruntime-node"]}, ${torch}; commit ${versions.commit}.${busy}`
  );
}

/** `OPENBLAS_CORETYPE` chooses PyTorch's kernels where it is set; older results do not say to what. */
function kernelsOf({ openblasCoreType: core }) {
  if (core === null) return "were chosen by OpenBLAS itself";
  return `the environment chose (\`OPENBLAS_CORETYPE\`${core ? ` ${core}` : ""})`;
}

/** The times to go by: the clock's, or the processor's where other programs were running. */
export const clockOf = ({ isLoaded }) => (isLoaded ? "cpu" : "wall");

/** A table of columns that line up. */
export function markdown(head, rows) {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(3, ...lines.map((line) => line[column].length)));
  const write = (line) => `| ${line.map((cell, i) => cell.padEnd(widths[i])).join(" | ")} |`;
  const rule = `|${widths.map((width, i) => `${"-".repeat(width + 1)}${i === 0 ? "-" : ":"}`).join("|")}|`;
  return [write(head), rule, ...rows.map(write)].join("\n");
}

/** Three digits, at most. */
export function formatMs(ms) {
  if (ms >= 1000) return Number(ms.toPrecision(3)).toLocaleString("en-US");
  return ms >= 100 ? ms.toFixed(0) : ms >= 10 ? ms.toFixed(1) : ms.toFixed(2);
}

export const timesOf = (ratio) => `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)} ×`;

const threadsOf = (count) => (count === 1 ? "1 thread" : `${count} threads`);

function iteration({ cases, versions }) {
  return cases
    .map((each) => `**${headingOf(each)}**\n\n${comparison(each, versions)}`)
    .join("\n\n");
}

function headingOf({ experiment, schedule, batchSize, width = 1, threads, environment }) {
  const parts = [
    experiment,
    ...(width === 1 ? [] : [`width ${width}`]),
    schedule,
    `batch ${batchSize}`,
  ];
  const pages = environment ? ["huge pages for all"] : [];
  return [...parts, threadsOf(threads), ...pages].join(", ");
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
  return markdown(
    ["", "tensors", "of its largest number", "of its way"],
    cases.map(({ task, experiment, schedule, width, batchSize, count, tensors, ...shares }) => [
      task === "draws"
        ? `${count.toLocaleString("en-US")} digits of mnist`
        : `${experiment}${width === 1 ? "" : `, width ${width}`}, ${schedule}, batch ${batchSize}`,
      String(tensors),
      shares.shareOfLargest.toExponential(1),
      shares.shareOfWay?.toExponential(1) ?? "–",
    ]),
  );
}
