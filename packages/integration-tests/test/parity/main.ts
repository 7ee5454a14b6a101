import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../repository.ts";
import { type EngineResult, playEverywhere, playOnCard } from "./play-everywhere.ts";
import { compareAll, parityOnCardPage, parityPage } from "./table.ts";

const ITERATIONS = 50;
const isOnCard = process.argv.includes("--card");
const onResult = ({ place, engine, error }: EngineResult) =>
  console.log(`${engine} in ${place}: ${error ?? "played"}`);
const results = isOnCard
  ? await playOnCard(ITERATIONS, onResult)
  : await playEverywhere({ iterations: ITERATIONS, onResult });
const rows = compareAll(results);
for (const { place, engine, deviations } of rows) {
  for (const { game, weights, losses } of deviations) {
    const numbers = `weights ${weights.toExponential(1)}  losses ${losses.toExponential(1)}`;
    console.log(`${`${engine} in ${place}`.padEnd(20)} ${game.padEnd(6)} ${numbers}`);
  }
}
const file = isOnCard ? "docs/parity-on-a-card.md" : "docs/parity.md";
if (rows.some(({ error }) => error !== undefined)) {
  console.log(`${file} is left as it was: not every engine ran.`);
  process.exitCode = 2;
} else {
  await writeFile(join(root, file), (isOnCard ? parityOnCardPage : parityPage)(rows, ITERATIONS));
  console.log(`Written: ${file}`);
}
