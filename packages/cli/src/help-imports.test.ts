import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

/** What a module and all that it imports at once, not on demand, import from elsewhere. */
function packagesOf(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return new Set();
  seen.add(path);
  const imports = readFileSync(path, "utf8").matchAll(/^(?:import|\} from) (?!type ).*?"(.+)";$/gm);
  const packages = new Set<string>();
  for (const [, from] of imports) {
    if (!from!.startsWith(".")) packages.add(from!);
    else for (const name of packagesOf(join(dirname(path), from!), seen)) packages.add(name);
  }
  return packages;
}

const isOfNode = (name: string) => name.startsWith("node:");

it("loads next to nothing to list the commands", () => {
  const packages = [...packagesOf(join(import.meta.dirname, "program.ts"))];
  expect(packages.filter((name) => !isOfNode(name)).sort()).toEqual(["@gan/spec", "commander"]);
});

const folder = join(import.meta.dirname, "commands");

it.each(readdirSync(folder))("loads flags alone to help with a command: %s", (file) => {
  // Settings are the experiments', and name every loss and rule there is: only those who train need them.
  const trains = ["train.ts", "table1.ts"].includes(file);
  const light = ["@gan/spec", "commander", "zod", ...(trains ? ["@gan/experiments/settings"] : [])];
  const packages = [...packagesOf(join(folder, file))].filter((name) => !isOfNode(name));
  expect(packages.filter((name) => !light.includes(name))).toEqual([]);
});
