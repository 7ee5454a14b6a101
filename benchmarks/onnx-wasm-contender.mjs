/** An ordinary TensorFlow.js user's step on stock wasm, told what to do over the standard input. */
import { createInterface } from "node:readline";
import { createPlainStep } from "./plain-step.mjs";
import { activateStockWasm } from "./stock-wasm.mjs";

await activateStockWasm();
const step = createPlainStep(process.argv[2]);
await step();
console.log(JSON.stringify({ node: process.version }));

for await (const line of createInterface({ input: process.stdin })) {
  const times = [];
  for (let i = 0; i < Number(line); i++) {
    const start = performance.now();
    await step();
    times.push(performance.now() - start);
  }
  console.log(JSON.stringify(times));
}
