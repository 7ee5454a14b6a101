/**
 * Our side of a benchmark: a process on one engine, `contender.mjs <engine> <threads>`, that answers lines of JSON with
 * lines of JSON. `{ task, … }` prepares something; each `{ turn: n }` then does it n times, or as often as `seconds`
 * allow, and is answered with the milliseconds that each took, on the clock and of the processor, and with the last result. `peer/serve.py` does the same.
 */
import { createInterface } from "node:readline";
import { activate } from "./lib/engines.mjs";
import { iteration } from "./tasks/iteration.mjs";
import { parzen } from "./tasks/parzen.mjs";
import { products } from "./tasks/products.mjs";
import { sampling } from "./tasks/sampling.mjs";
import { speed } from "./tasks/speed.mjs";
import { draws, weights } from "./tasks/weights.mjs";

const tasks = { draws, iteration, parzen, products, sampling, speed, weights };
const [engine, threads] = process.argv.slice(2);
await activate(engine, Number(threads));

const runs = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if ("task" in message) runs.set(message.as, await tasks[message.task](message));
  const answer = "task" in message ? {} : await turn(runs.get(message.of), message);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

async function turn(run, { turn: times, seconds = Number.POSITIVE_INFINITY }) {
  const [wall, cpu] = [[], []];
  let result;
  const end = performance.now() + 1000 * seconds;
  for (let i = 0; i < times && (i < 3 || performance.now() < end); i++) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    result = await run();
    wall.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1e3);
  }
  return { wall, cpu, result };
}
