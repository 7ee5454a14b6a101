/** A process of the benchmark: told a number of iterations, it answers the milliseconds that each took. */
import { wasm } from "@gan/backends/wasm";
import { createGanStep } from "./gan-step.mjs";
import { createPlainStep } from "./plain-step.mjs";
import { activateStockWasm } from "./stock-wasm.mjs";

const [stepName, engine, schedule] = process.argv.slice(2);

await (engine === "gan" ? wasm().activate() : activateStockWasm());
const step = { gan: createGanStep, plain: createPlainStep }[stepName](schedule);
for (let i = 0; i < 2; i++) await step();

process.on("message", async (iterations) => {
  const start = performance.now();
  for (let i = 0; i < iterations; i++) await step();
  process.send((performance.now() - start) / iterations);
});
process.send("ready");
