import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { appendRecord, readRecords } from "../src/index.ts";
import { directoryStore } from "../src/node/directory-store.ts";
import { bundle } from "./build.ts";

it("cuts no line short when a file may not grow, so that later ones can be read", async (context) => {
  if (process.platform === "win32") context.skip("needs ulimit");
  const program = await bundle("child.ts");
  const folder = await mkdtemp(join(tmpdir(), "gan-full-"));
  const args = ["-c", 'ulimit -f 1 && exec "$0" "$@"', process.execPath, program, "fill", folder];
  const said = execFileSync("bash", args, { encoding: "utf8" });
  const [, count] = /^GAN_UNWRITABLE after (\d+)\n$/.exec(said)!;
  expect((await readFile(join(folder, "stats.jsonl"))).at(-1)).toBe(10);
  const store = directoryStore(folder);
  await appendRecord(store, { iteration: Number(count) + 1 });
  expect(await readRecords(store)).toHaveLength(Number(count) + 1);
  for (const path of [folder, dirname(program)]) await rm(path, { recursive: true });
});
