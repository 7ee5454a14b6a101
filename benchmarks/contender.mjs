/** A process of the benchmark: told a number of iterations, it answers how many milliseconds each of them took. */
import { wasm } from "@gan/backends/wasm";
import { createGanStep } from "./gan-step.mjs";
import { createPlainStep } from "./plain-step.mjs";
import { activateStockWasm } from "./stock-wasm.mjs";

const [stepName, engine, schedule] = process.argv.slice(2);

await (engine === "gan" ? wasm().activate() : activateStockWasm());
const step = { gan: createGanStep, plain: createPlainStep }[stepName](schedule);
for (let i = 0; i < 2; i++) await step();

process.on("message", async (iterations) => {
  const times = [];
  await step(); // Wakes the caches after the other contenders' turns.
  for (let i = 0; i < iterations; i++) {
    const start = performance.now();
    await step();
    times.push(performance.now() - start);
  }
  process.send(times);
});
process.send("ready");
