import { it } from "vitest";
import { tuning } from "./rewrite/updates.ts";
import { agreeOnPrograms } from "./testing/agree-on-programs.ts";
import { useOnnx } from "./testing/use-backends.ts";

Object.assign(tuning, { smallestUpdate: 1, block: 12 });
useOnnx({ threads: 1, maxPending: 400, maxGraphs: 8 });

/** Other programs every time. `GAN_SOAK=1` runs ten times as many, which takes minutes. */
const numRuns = process.env.GAN_SOAK === "1" ? 2_500 : 250;

it("agrees with the cpu backend on hundreds of random programs of hundreds of operations", {
  timeout: 1_200_000,
}, async () => {
  await agreeOnPrograms(400, { numRuns });
});
