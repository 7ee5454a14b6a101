/**
 * One iteration of the mnist experiment, in milliseconds: our step and an ordinary TensorFlow.js user's step, on our
 * wasm backend and on the stock one. Every contender lives in a process of its own; they take turns, so that a busy
 * moment of the machine meets all of them. Prints the medians and how many times faster the first is.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { build } from "../scripts/prepare.mjs";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "7" },
    iterations: { type: "string", default: "3" },
    schedule: { type: "string", default: "simultaneous" },
    json: { type: "boolean", default: false },
  },
});
build();
const [rounds, iterations] = [Number(values.rounds), Number(values.iterations)];

const contenders = [
  { title: "@gan on @gan/backends/wasm", step: "gan", engine: "gan" },
  { title: "@gan on stock wasm", step: "gan", engine: "stock" },
  { title: "plain TensorFlow.js on @gan/backends/wasm", step: "plain", engine: "gan" },
  { title: "plain TensorFlow.js on stock wasm", step: "plain", engine: "stock" },
];

for (const contender of contenders) {
  contender.times = [];
  contender.process = fork(new URL("contender.mjs", import.meta.url), [
    contender.step,
    contender.engine,
    values.schedule,
  ]);
  contender.process.on("exit", (code) => code && process.exit(code));
  await once(contender.process, "message");
}
for (let round = 0; round < rounds; round++) {
  for (const { process: worker, times } of contenders) {
    worker.send(iterations);
    const [milliseconds] = await once(worker, "message");
    times.push(...milliseconds);
  }
  if (process.stderr.isTTY) process.stderr.write(`\rround ${round + 1} of ${rounds}`);
}
if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
for (const { process: worker } of contenders) worker.disconnect();

const results = contenders.map(({ title, times }) => ({ title, median: medianOf(times), times }));
const [ours] = results;
const ratio = results[3].median / ours.median;
if (values.json) {
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  console.log(JSON.stringify({ machine, schedule: values.schedule, results, ratio }, null, 2));
} else {
  console.log(
    `One iteration of mnist, ${values.schedule}, batch 100, median of ${rounds * iterations} in turns:`,
  );
  for (const { title, median } of results) {
    const times = (median / ours.median).toFixed(2);
    console.log(`${title.padEnd(43)} ${median.toFixed(0).padStart(6)} ms   ${times} ×`);
  }
  console.log(
    `ratio ${ratio.toFixed(2)}: an ordinary step on stock wasm takes that many times longer.`,
  );
}

function medianOf(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
