import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";

/** Weights and records of every run of a sweep by the run's label; a run that was done twice would be there twice. */
export async function sweepRuns(parent: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of await readdir(parent)) {
    // A process that is killed while it makes a folder leaves one that is no run.
    if (!existsSync(join(parent, name, "options.json"))) continue;
    const label = name.slice(name.indexOf("-") + 1);
    expect(found, "no trial has two runs").not.toHaveProperty(label);
    const hash = createHash("sha256");
    for (const file of ["checkpoint.safetensors", "stats.jsonl"]) {
      hash.update(await readFile(join(parent, name, file)));
    }
    found[label] = hash.digest("hex");
  }
  return found;
}
