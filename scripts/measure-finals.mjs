// Measures real training digits and the kept final of every run on MNIST against the test digits, by the judge's features, and writes
// the table into docs/measures.md: `node scripts/measure-finals.mjs`. Build first; the data are looked for as `gan measure` does.
// Fails where a generator is nearer to the test digits than training digits are.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findExperiment } from "../packages/experiments/dist/index.js";
import { root } from "./prepare.mjs";

/** What is measured, and for which of two numbers it is the nearer one. */
const measures = [
  {
    measure: "frechet-distance",
    value: "distance",
    head: "Fréchet distance",
    isNearer: (a, b) => a < b,
  },
  {
    measure: "kernel-distance",
    value: "distance",
    head: "kernel distance",
    isNearer: (a, b) => a < b,
  },
  { measure: "precision-recall", value: "precision", head: "precision" },
  { measure: "precision-recall", value: "recall", head: "recall", isNearer: (a, b) => a > b },
  { measure: "density-coverage", value: "coverage", head: "coverage", isNearer: (a, b) => a > b },
  {
    measure: "neighbor-test",
    value: "accuracy",
    head: "1-NN test",
    isNearer: (a, b) => Math.abs(a - 0.5) < Math.abs(b - 0.5),
  },
  { measure: "class-score", value: "samples", head: "score by classes", isNearer: (a, b) => a > b },
];
const only = [...new Set(measures.map(({ measure }) => measure))].join(",");

/** Runs on MNIST whose generator is kept to be looked at. */
const folder = "docs/reproduction";
const finals = readdirSync(join(root, folder)).filter((name) => {
  if (!existsSync(join(root, folder, name, "generator.safetensors"))) return false;
  const { experiment } = JSON.parse(readFileSync(join(root, folder, name, "options.json"), "utf8"));
  return experiment.startsWith("mnist") && findExperiment(experiment).isScored !== false;
});

const words = ["mnist", "--count", "10000", "--features", "judge", "--halves", "5", "--only", only];
const measured = (samples) => {
  const gan = join(root, "packages/cli/bin/gan.js");
  const args = [gan, "measure", samples, ...words, "--json"];
  const document = JSON.parse(
    execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" }),
  );
  return measures.map(({ measure, value }) =>
    document.measures.find((found) => found.measure === measure && found.value === value),
  );
};

const rows = ["mnist/train", ...finals.map((name) => `${folder}/${name}`)].map((samples) => {
  const values = measured(samples);
  const shown = values.map(({ number, standardError }) => {
    const decimals = Math.max(0, 1 - Math.floor(Math.log10(standardError)));
    return `${number.toFixed(decimals)} ± ${standardError.toFixed(decimals)}`;
  });
  console.log(samples, shown.join(", "));
  return { samples, values, line: `| \`${samples}\` | ${shown.join(" | ")} |` };
});
const [real, ...generators] = rows;
for (const { samples, values } of generators) {
  for (const [i, { isNearer, head }] of measures.entries()) {
    if (!isNearer?.(values[i].number, real.values[i].number)) continue;
    console.log(`${samples} is nearer than training digits are by ${head}.`);
    process.exitCode = 1;
  }
}

const page = join(root, "docs/measures.md");
const table = [
  `| samples | ${measures.map(({ head }) => head).join(" | ")} |`,
  `|---|${measures.map(() => "---|").join("")}`,
  ...rows.map(({ line }) => line),
];
const written = readFileSync(page, "utf8").replace(
  /<!-- finals -->[\s\S]*<!-- \/finals -->/,
  () => `<!-- finals -->\n${table.join("\n")}\n<!-- /finals -->`,
);
writeFileSync(page, written);
