// Keeps of a finished run what anyone needs to check its score, and what other runs measured, such as those of other seeds:
// `node scripts/keep-reproduction.mjs <run folder> <name> [seed-1=<run folder> …]`.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { findExperiment } from "../packages/experiments/dist/index.js";
import { scoreCurve } from "../packages/report/dist/index.js";
import { root, run } from "./prepare.mjs";

/** Training records that are kept from the beginning, and of the others one in so many. */
const FIRST = 200;
const ONE_IN = 50;
/** Bytes of a generator that is kept. */
const LARGEST = 12e6;

const [source, name, ...others] = process.argv.slice(2);
if (!source || !name) throw new Error("Give a run's folder, and a name in docs/reproduction.");
const from = resolve(source);
const to = join(root, "docs/reproduction", name);
mkdirSync(to, { recursive: true });

const gan = (...args) => run(process.execPath, [`${root}/packages/cli/bin/gan.js`, ...args]);
gan("export", from, "--to", "safetensors", "--out", to);
copyFileSync(join(from, "options.json"), join(to, "options.json"));
const { base, experiment } = JSON.parse(readFileSync(join(to, "options.json"), "utf8"));
const isScored = findExperiment(experiment).isScored !== false;
const generator = join(to, "generator.safetensors");
if (base) {
  // The others read it where the run is kept that it is from: beside, under the name that the run was begun with.
  rmSync(generator);
} else {
  // Where no window scores G, D is what is measured, and G beside it completes the game.
  if (isScored) rmSync(join(to, "discriminator.safetensors"), { force: true });
  if (statSync(generator).size > LARGEST) {
    rmSync(generator);
    console.log("G is too large to be kept.");
  }
}

const linesOf = (folder) => readFileSync(join(folder, "stats.jsonl"), "utf8").trimEnd().split("\n");
const records = linesOf(from);
let count = 0;
const kept = records.filter((line) => {
  if (JSON.parse(line).kind !== "training") return true;
  count++;
  return count <= FIRST || count % ONE_IN === 0;
});
writeFileSync(join(to, "stats.jsonl"), `${kept.join("\n")}\n`);

const scores = records.map((line) => JSON.parse(line)).filter(({ kind }) => kind === "score");
const points = scores.map(({ epoch, logLikelihood: estimate }) => ({ epoch, estimate }));
points.sort((a, b) => a.epoch - b.epoch);
if (points.length > 2) {
  const reference = { label: "the paper", mean: 225, standardError: 2 };
  writeFileSync(join(to, "score.svg"), scoreCurve(points, { reference }));
}

if (!base && isScored) gan("figure", "2", from, "--out", to);

for (const other of others) {
  const [, label, folder] = /^(.+?)=(.+)$/.exec(other) ?? [];
  if (!label) throw new Error(`\`${other}\` is not \`<label>=<run folder>\`.`);
  const measured = linesOf(folder).filter((line) => JSON.parse(line).kind !== "training");
  const evaluation = join(folder, "evaluation.json");
  if (existsSync(evaluation)) {
    measured.push(JSON.stringify(JSON.parse(readFileSync(evaluation, "utf8"))));
  }
  writeFileSync(join(to, `${label}.jsonl`), `${measured.join("\n")}\n`);
}
