import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const documents = execFileSync("git", ["ls-files", "*.md"], { cwd: root, encoding: "utf8" })
  .trim()
  .split("\n")
  .filter((file) => !file.startsWith(".changeset/"));

const number =
  "(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|\\d+)";
/** What is added to now and then, and would make a number beside it wrong; `[nine examples]` is a link to all of them. */
const counted = new RegExp(
  `\\b${number} (?:packages|commands|experiments|documents|presets|codes|leaves|contracts|suites)\\b|\\[${number} examples\\]`,
  "i",
);

it.each(documents)("counts in %s nothing that grows", (file) => {
  const text = readFileSync(join(root, file), "utf8").replace(/```[\s\S]*?```/g, "");
  const found = text.split("\n").filter((line) => counted.test(line));
  expect(found).toEqual([]);
});
