/**
 * One iteration of the mnist experiment, in milliseconds: our step on `@gan/backend-onnx` against PyTorch, eager, on the
 * CPU, and an ordinary TensorFlow.js user's step on stock wasm. Each is a process of its own; they take turns, so that a
 * busy moment of the machine meets all of them. Prints medians and ratios; 2 is the exit status when there is no PyTorch.
 *
 * Options: `--rounds 12 --iterations 4 --threads 1 --schedule simultaneous --schedule alternating --no-wasm --json`.
 * PyTorch is that of `GAN_PYTHON`; on Debian `apt-get install python3-torch libopenblas0-pthread`, and without OpenBLAS
 * the comparison is with a reference BLAS twenty times slower.
 */
import { spawn } from "node:child_process";
import { cpus } from "node:os";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "../scripts/prepare.mjs";

const { values } = parseArgs({
  allowNegative: true,
  options: {
    rounds: { type: "string", default: "12" },
    iterations: { type: "string", default: "4" },
    threads: { type: "string", default: "1" },
    schedule: { type: "string", multiple: true, default: ["simultaneous", "alternating"] },
    wasm: { type: "boolean", default: true },
    json: { type: "boolean", default: false },
  },
});
const python = process.env.GAN_PYTHON ?? "/usr/bin/python3";
const file = (name) => fileURLToPath(new URL(name, import.meta.url));

build();
const report = { machine: { cpu: cpus()[0]?.model, cores: cpus().length }, schedules: {} };
for (const schedule of values.schedule) report.schedules[schedule] = await compare(schedule);
if (values.json)
  console.log(JSON.stringify({ date: new Date().toISOString(), ...report }, null, 2));
process.exit(Object.values(report.schedules).every(({ torch }) => torch) ? 0 : 2);

async function compare(schedule) {
  const { threads } = values;
  const peer = [file("peer/mnist.py"), schedule, "--threads", threads];
  const contenders = [
    start("onnx", process.execPath, [file("onnx-contender.mjs"), schedule, threads]),
    start("torch", python, peer),
    ...(values.wasm
      ? [start("wasm", process.execPath, [file("onnx-wasm-contender.mjs"), schedule])]
      : []),
  ];
  const ready = [];
  for (const contender of contenders) if (await contender.isReady()) ready.push(contender);
  for (let round = 0; round < Number(values.rounds); round++) {
    // Stock wasm takes seconds for what the others do in milliseconds.
    for (const it of ready) await it.take(it.name === "wasm" ? 1 : Number(values.iterations));
  }
  for (const contender of ready) contender.end();
  const results = Object.fromEntries(
    ready.map(({ name, facts, times }) => [name, { ...facts, ...quantiles(times) }]),
  );
  if (!values.json) print(schedule, results);
  return results;
}

function start(name, command, args) {
  const limits = { OPENBLAS_NUM_THREADS: values.threads, OMP_NUM_THREADS: values.threads };
  const child = spawn(command, args, {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...limits },
  });
  child.on("error", () => {});
  child.stdin.on("error", () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const contender = {
    name,
    times: [],
    async isReady() {
      const { value } = await lines.next();
      if (value) contender.facts = JSON.parse(value);
      return value !== undefined;
    },
    async take(iterations) {
      child.stdin.write(`${iterations}\n`);
      contender.times.push(...JSON.parse((await lines.next()).value));
    },
    end: () => child.stdin.end(),
  };
  return contender;
}

function quantiles(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { least: at(0), quarter: at(0.25), median: at(0.5), count: times.length };
}

function print(schedule, results) {
  console.log(
    `One iteration of mnist, ${schedule}, batch 100, ${values.threads} thread(s), in turns:`,
  );
  const titles = {
    onnx: "@gan on @gan/backend-onnx",
    torch: "PyTorch CPU, eager",
    wasm: "plain TensorFlow.js on stock wasm",
  };
  for (const [name, { least, quarter, median }] of Object.entries(results)) {
    const numbers = [least, quarter, median].map((ms) => ms.toFixed(1).padStart(8)).join(" ");
    const ratio = (results.onnx.median / median).toFixed(2);
    console.log(
      `${titles[name].padEnd(34)} ${numbers} ms (least, quarter, median)   ratio ${ratio}`,
    );
  }
  if (!results.torch)
    console.log(`PyTorch was not measured: \`${python}\` has none. Set GAN_PYTHON.`);
}
