/** Our step on the onnx backend: answers a number of iterations with the milliseconds that each took, as JSON lines. */
import { createInterface } from "node:readline";
import { registerOnnx } from "@gan/backend-onnx";
import { enableProdMode, setBackend } from "@tensorflow/tfjs-core";
import { createGanStep } from "./gan-step.mjs";

const [schedule, threads] = process.argv.slice(2);

enableProdMode();
registerOnnx({ threads: Number(threads) });
await setBackend("onnx");
const step = createGanStep(schedule);
for (let i = 0; i < 4; i++) await step();
console.log(JSON.stringify({ node: process.version, threads: Number(threads) }));

for await (const line of createInterface({ input: process.stdin })) {
  const times = [];
  await step(); // Wakes the caches after the other contenders' turns.
  for (let i = 0; i < Number(line); i++) {
    const start = performance.now();
    await step();
    times.push(performance.now() - start);
  }
  console.log(JSON.stringify(times));
}
