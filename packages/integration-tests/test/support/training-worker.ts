import { join } from "node:path";
import { expect } from "vitest";
import type { Running } from "./gan.ts";
import { childrenOf, processes } from "./processes.ts";
import { firstRunIn, lastRecordedIteration } from "./run-folder.ts";
import { until } from "./until.ts";

/** A sweep of one trial that does not end by itself. */
export const longSweep = ["sweep", "ring", "--iterations", "1000000", "--backend", "cpu"];

/**
 * Waits until a worker trains the trial of {@link longSweep}, and looks that its name tells nobody the password.
 *
 * @returns What finds the trial's run folder.
 */
export async function trainingBegun(worker: Running, folder: string): Promise<() => string> {
  await until(() => childrenOf(worker.process.pid!).length === 1);
  const inQueue = processes().find(({ pid }) => pid === worker.process.pid);
  expect(inQueue?.command, "no password in the list of processes").toMatch(/^gan worker\s*$/);
  const run = () => firstRunIn(join(folder, "runs/sweeps/ring"));
  await until(() => lastRecordedIteration(run()) > 0);
  return run;
}
