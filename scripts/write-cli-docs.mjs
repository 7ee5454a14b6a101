/**
 * Writes what `gan <command> --help` says into docs/cli.md, between the lines that name each command, and the measures that
 * `gan measure` takes into docs/measures.md.
 * Build first. A test compares the page with the command and names this script when they differ.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const page = resolve(root, "docs/cli.md");
const gan = resolve(root, "packages/cli/bin/gan.js");

const help = (args) =>
  execFileSync(process.execPath, [gan, ...args, "--help"], { encoding: "utf8" });
const written = readFileSync(page, "utf8").replace(
  /^(```text\n\$ gan ((?:\w+ )*)--help\n)(?:(?!```).*\n)*```$/gm,
  (_, head, command) => `${head}${help(command.split(" ").filter(Boolean)).trimEnd()}\n\`\`\``,
);
writeFileSync(page, written);

const { measuresTable } = await import("../packages/cli/dist/measure/measures-table.js");
const measures = resolve(root, "docs/measures.md");
const table = `<!-- measures -->\n${measuresTable().join("\n")}\n<!-- /measures -->`;
const before = readFileSync(measures, "utf8");
writeFileSync(
  measures,
  before.replace(/<!-- measures -->[\s\S]*<!-- \/measures -->/, () => table),
);
