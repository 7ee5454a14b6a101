// `pnpm fuzz [--inputs N] [--seed S] [--format NAME]`: gives every reader damaged files, and says how each stood them.
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { formats } from "./formats.ts";
import { fuzz } from "./harness.ts";

const { values } = parseArgs({
  options: {
    inputs: { type: "string", default: "10000" },
    seed: { type: "string", default: `${Date.now() % 1_000_000}` },
    format: { type: "string" },
  },
});
const seed = Number(values.seed);
console.log(`seed ${seed}`);

/** A reader that hangs keeps this thread from saying so; another one does. */
const progress = new Int32Array(new SharedArrayBuffer(8));
const watchdog = new Worker(
  `const { progress, names } = require("node:worker_threads").workerData;
  let last = "", since = Date.now();
  setInterval(() => {
    const now = Atomics.load(progress, 0) + " " + Atomics.load(progress, 1);
    if (now !== last) { last = now; since = Date.now(); }
    if (Date.now() - since < 30000) return;
    const [format, input] = now.split(" ");
    require("node:fs").writeSync(2, names[format] + " hangs over input " + input + "\\n");
    process.kill(process.pid, "SIGKILL");
  }, 1000);`,
  { eval: true, workerData: { progress, names: formats.map(({ name }) => name) } },
);
watchdog.unref();

const chosen = formats.filter(({ name }) => !values.format || name === values.format);
const counts = await fuzz(chosen, {
  seed,
  inputs: Number(values.inputs),
  onInput(format, input) {
    Atomics.store(
      progress,
      0,
      formats.findIndex(({ name }) => name === format),
    );
    Atomics.store(progress, 1, input);
  },
});
console.table(
  counts.map(({ failures, slowest, grown, ...count }) => ({
    ...count,
    failures: failures.length,
    slowest: `${slowest.toFixed(2)} s`,
    grown: `${Math.round(grown)} MiB`,
  })),
);
for (const { format, failures } of counts) {
  for (const { input, problem } of failures.slice(0, 10)) {
    console.log(`${format}, input ${input}: ${problem}`);
  }
}
if (counts.some(({ failures }) => failures.length > 0)) process.exitCode = 1;
