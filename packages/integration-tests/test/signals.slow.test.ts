import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import { gan, startGan, temporaryFolder } from "./support/gan.ts";
import { checkpointIteration, filesOf } from "./support/run-folder.ts";

const bin = join(import.meta.dirname, "../../cli/bin/gan.js");

it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s is heard in an iteration of 100,000 steps, which is then as if it had not begun",
  { timeout: 60_000 },
  async (signal) => {
    const folder = await temporaryFolder();
    const many = ["--discriminator-steps", "100000", "--out", "my runs"];
    const training = startGan({ folder }, "train", "ring", ...many);
    while (!training.stdout().includes("Iteration 1")) await delay(20);
    await delay(1000);
    training.process.kill(signal);
    const { code, stdout, stderr } = await training.ended;
    expect({ code, stderr }).toEqual({ code: 130, stderr: "" });
    expect(stdout).toContain("saved. Go on with: gan resume 1 --out 'my runs'\n");
    const run = join(folder, "my runs/00001-ring");
    expect(checkpointIteration(run)).toBe(0);
    expect([...filesOf(run).keys()]).toContain("checkpoint.safetensors");
  },
);

it("trains to its end when nobody reads what it says, or the place for it is full", {
  timeout: 60_000,
}, async () => {
  const folder = await temporaryFolder();
  const command = ["train", "ring", "--iterations", "30", "--backend", "wasm"];
  const environment = { ...process.env, GAN_RUNS_DIR: join(folder, "runs") };
  const full = openSync("/dev/full", "w");
  const shell = `"${process.execPath}" "${bin}" ${command.join(" ")} | head -1`;
  const codes = await Promise.all([
    codeOf(spawn("bash", ["-o", "pipefail", "-c", shell], { cwd: folder, env: environment })),
    codeOf(
      spawn(process.execPath, [bin, ...command], {
        ...{ cwd: folder, env: environment },
        stdio: ["ignore", full, "pipe"],
      }),
    ),
  ]);
  closeSync(full);
  expect(codes).toEqual([0, 2]);
  for (const name of ["00001-ring", "00002-ring"]) {
    const run = join(folder, "runs", name);
    expect(checkpointIteration(run)).toBe(30);
    expect([...filesOf(run).keys()]).toContain("report.html");
  }
  expect(await gan({ folder }, "resume", "2")).toMatchObject({ code: 0 });
});

function codeOf(child: ReturnType<typeof spawn>): Promise<number | null> {
  child.stdout?.resume();
  child.stderr?.resume();
  return new Promise((resolve) => child.once("close", resolve));
}
