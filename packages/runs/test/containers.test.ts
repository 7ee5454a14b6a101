import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { createRun } from "../src/node/index.ts";
import { processPlace } from "../src/node/process-place.ts";
import { bundle } from "./build.ts";

/** A namespace of processes of its own, under the same host's name and on the same disk. */
const inContainer = (...command: string[]) =>
  spawnSync("unshare", ["-rpf", "--mount-proc", ...command], { encoding: "utf8" });

it("a process in a container neither takes a live lock nor deletes a live temporary file", async (context) => {
  if (inContainer("true").status !== 0) context.skip("needs the right to make namespaces");
  const program = await bundle("child.ts");
  const folder = await mkdtemp(join(tmpdir(), "gan-container-"));
  const run = await createRun({ parent: folder, name: "mnist", options: {} });
  const ours = `.a.${processPlace()}-${process.pid}-0-999999.tmp`;
  await writeFile(join(run.path, ours), "half");
  const { stderr } = inContainer("node", program, "hold", folder);
  expect(stderr).toMatch(
    /is being written by process \d+ of another container \(if that has ended/,
  );
  inContainer("node", program, "write", run.path);
  expect(await readdir(run.path)).toContain(ours);
  run.dispose();
  for (const path of [folder, dirname(program)]) await rm(path, { recursive: true });
});
