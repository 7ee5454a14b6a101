import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../repository.ts";
import { playEverywhere } from "./play-everywhere.ts";
import { compareAll, parityPage } from "./table.ts";

const ITERATIONS = 50;
const results = await playEverywhere({
  iterations: ITERATIONS,
  onResult: ({ place, engine, error }) =>
    console.log(`${engine} in ${place}: ${error ?? "played"}`),
});
const rows = compareAll(results);
for (const { place, engine, deviations } of rows) {
  for (const { game, weights, losses } of deviations) {
    const numbers = `weights ${weights.toExponential(1)}  losses ${losses.toExponential(1)}`;
    console.log(`${`${engine} in ${place}`.padEnd(20)} ${game.padEnd(6)} ${numbers}`);
  }
}
if (rows.some(({ error }) => error !== undefined)) {
  console.log("docs/parity.md is left as it was: not every engine ran.");
  process.exitCode = 2;
} else {
  await writeFile(join(root, "docs/parity.md"), parityPage(rows, ITERATIONS));
  console.log("Written: docs/parity.md");
}
