/**
 * A long look at sweeps in the pool: two hundred trials, killed five times and gone on with, are those that were trained one after
 * the other; then what a second worker gains, for trials of some seconds, in turns.
 *
 *     node scripts/soak-sweep.mjs            # both
 *     node scripts/soak-sweep.mjs --rounds 0 # no timing
 *     node scripts/soak-sweep.mjs --only-timing
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build, pnpm } from "./prepare.mjs";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    "only-timing": { type: "boolean", default: false },
    // So many that a trial is a training, and not mostly the start of its process.
    iterations: { type: "string", default: "1000" },
  },
});
build();
if (!values["only-timing"]) {
  const environment = { GAN_SLOW: "1", GAN_SOAK: "1" };
  pnpm(["exec", "vitest", "run", "integration-tests/test/sweep.slow"], environment);
}

const gan = fileURLToPath(new URL("../packages/cli/bin/gan.js", import.meta.url));
const seconds = { 1: [], 2: [] };
for (let round = 0; round < Number(values.rounds); round++) {
  for (const workers of round % 2 === 0 ? [1, 2] : [2, 1]) {
    const folder = mkdtempSync(join(tmpdir(), "gan-sweep-"));
    const flags = ["--iterations", values.iterations, "--backend", "cpu", "--set", "width=0.5"];
    const words = ["sweep", "ring", "--seeds", "1-8", ...flags, "--workers", `${workers}`];
    const before = performance.now();
    const environment = { ...process.env, GAN_RUNS_DIR: folder };
    const { status } = spawnSync(process.execPath, [gan, ...words], { env: environment });
    if (status !== 0) throw new Error(`A sweep ended with ${status}.`);
    seconds[workers].push((performance.now() - before) / 1000);
    rmSync(folder, { recursive: true });
  }
}
if (seconds[1].length > 0) {
  const ratios = seconds[1].map((one, i) => one / seconds[2][i]).sort((a, b) => a - b);
  const said = ratios.map((ratio) => ratio.toFixed(2)).join(", ");
  console.log(`Eight trials with one worker took so many times as long as with two: ${said}.`);
  console.log(
    `Seconds: ${seconds[1].map(Math.round)} with one, ${seconds[2].map(Math.round)} with two.`,
  );
}
