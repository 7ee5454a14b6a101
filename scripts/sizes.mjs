import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { root } from "./prepare.mjs";

/**
 * What a page that imports this and nothing else downloads, in kB gzipped, at most. A rise is either worth it, and then
 * this table says so, or something is imported that should not be.
 */
const budgets = [
  { from: "core", code: 'export { minimax } from "@gan/core";', budget: 40 },
  // Four losses and six penalties that came after the paper, and spectral norm: 3 kB. Notes of what a replay draws: 2 kB.
  { from: "core", code: 'export * from "@gan/core";', budget: 62 },
  { from: "parzen", code: 'export { logLikelihood } from "@gan/parzen";', budget: 2.5 },
];
// The messages of the page by name, in English, with numbers and forms by Intl: 6 kB; lessons, without their files: 3 kB; two games and their clock: 3 kB; the loop beside Algorithm 1: 3 kB.
const playgroundBudget = 64;

/** Measures what was built; what is too large sets the exit code. */
export async function checkSizes() {
  const sizes = [
    { what: "the playground's element", size: elementSize(), budget: playgroundBudget },
  ];
  for (const { from, code, budget } of budgets) {
    sizes.push({ what: code, size: await bundledSize(from, code), budget });
  }
  for (const { what, size, budget } of sizes) {
    console.log(`${size.toFixed(1)} kB gzipped of ${budget}: ${what}`);
    if (size <= budget) continue;
    console.error(`That is too large. \`scripts/sizes.mjs\` has the budgets.`);
    process.exitCode = 1;
  }
}

/** Bundles a line of code as a page of someone who has the package. */
async function bundledSize(from, code) {
  // `npm test` loads this file before it installs anything.
  const { build } = await import("vite");
  const folder = mkdtempSync(join(root, `packages/${from}/.size-`));
  try {
    writeFileSync(join(folder, "entry.js"), code);
    const lib = { entry: join(folder, "entry.js"), formats: ["es"] };
    const built = await build({
      ...{ root: folder, configFile: false, logLevel: "error" },
      build: { write: false, minify: true, lib },
    });
    const { output } = [built].flat()[0];
    return output.reduce((sum, chunk) => sum + kB(chunk.code ?? ""), 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the element is made of before it opens a worker: its module, what that loads next, and what those import. */
function elementSize() {
  const page = join(root, "packages/playground/dist/page");
  const element = readdirSync(join(page, "assets")).find((file) => file.startsWith("element-"));
  const found = new Set();
  const visit = (file) => {
    if (found.has(file)) return;
    found.add(file);
    const text = readFileSync(file, "utf8");
    for (const [, , path] of text.matchAll(/(from|import)"(\.{1,2}\/[^"]+\.js)"/g)) {
      visit(join(dirname(file), path));
    }
  };
  visit(join(page, "gan-playground.js"));
  visit(join(page, "assets", element));
  return [...found].reduce((sum, file) => sum + kB(readFileSync(file)), 0);
}

function kB(content) {
  return gzipSync(content).length / 1000;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await checkSizes();
