/**
 * Our side of a benchmark: a process on one engine, `contender.mjs <engine> <threads>`, that answers lines of JSON with
 * lines of JSON. `{ task, … }` prepares something; each `{ turn: n }` then does it n times and is answered with the
 * milliseconds that each took, on the clock and of the processor, and with the last result. `peer/serve.py` does the same.
 */
import { createInterface } from "node:readline";
import { activate } from "./lib/engines.mjs";
import { iteration } from "./tasks/iteration.mjs";
import { parzen } from "./tasks/parzen.mjs";
import { products } from "./tasks/products.mjs";
import { sampling } from "./tasks/sampling.mjs";
import { draws, weights } from "./tasks/weights.mjs";

const tasks = { draws, iteration, parzen, products, sampling, weights };
const [engine, threads] = process.argv.slice(2);
await activate(engine, Number(threads));

let run;
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if ("task" in message) run = await tasks[message.task](message);
  const answer = "task" in message ? { node: process.version } : await turn(run, message.turn);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

async function turn(run, times) {
  const [wall, cpu] = [[], []];
  let result;
  for (let i = 0; i < times; i++) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    result = await run();
    wall.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1e3);
  }
  return { wall, cpu, result };
}
