import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { costFigure } from "./cost-figure.mjs";
import { summary } from "./summary.mjs";
import { circumstancesOf, tableOf } from "./tables.mjs";

const root = join(import.meta.dirname, "../..");
const pages = ["README.md", "docs/benchmarks.md"];
const figure = "docs/images/cost.svg";

/** Writes what the committed results say into the pages that show them. */
export function writeDocuments() {
  for (const [file, content] of Object.entries(expectedDocuments())) {
    writeFileSync(join(root, file), content);
  }
}

/**
 * Pages and figures as the committed results would have them. In a page, `<!-- bench:floor -->` to `<!-- /bench -->` shows
 * the part `floor`, and `bench:summary` the lines for readers in a hurry.
 */
export function expectedDocuments() {
  const blocks = {
    summary: () => (resultOf("iteration") ? summary(resultOf) : "Not measured yet."),
  };
  const written = pages.map((page) => [page, fill(readFileSync(join(root, page), "utf8"), blocks)]);
  const cost = resultOf("cost");
  return { ...Object.fromEntries(written), ...(cost && { [figure]: costFigure(cost) }) };
}

/** A part's committed results, or nothing. */
function resultOf(part) {
  const file = join(root, "benchmarks/results", `${part}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

function fill(text, blocks) {
  return text.replace(
    /(<!-- bench:(\w+) -->\n)[\s\S]*?(<!-- \/bench -->)/g,
    (_, head, name, tail) => `${head}\n${(blocks[name] ?? (() => partOf(name)))()}\n\n${tail}`,
  );
}

function partOf(name) {
  const result = resultOf(name);
  if (result === undefined) return "Not measured yet.";
  return `${tableOf(name, result)}\n\nMeasured ${circumstancesOf(result)}`;
}
