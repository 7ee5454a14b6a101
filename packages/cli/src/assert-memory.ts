import { totalmem } from "node:os";
import { megabytesOf } from "@gan/experiments";
import { formatCount } from "@gan/report";
import { type Dataset, InvalidOptionError } from "@gan/spec";
import { playerPlans } from "./player-plans.ts";
import type { RunStage } from "./run-stages.ts";

/**
 * Checks that networks have room on this machine before any weight of them is made.
 *
 * @throws {InvalidOptionError} With both sizes, when they have not.
 */
export function assertMemory(stage: RunStage, train: Dataset): void {
  const layers = Object.values(playerPlans(stage, train)).flatMap((plan) => plan.describe());
  const needed = megabytesOf(layers, stage.settings.batchSize);
  const there = Math.floor(Math.min(totalmem(), process.availableMemory()) / 1e6);
  if (needed <= there) return;
  throw new InvalidOptionError(
    "size of the networks",
    `about ${formatCount(needed)} MB`,
    `at most the ${formatCount(there)} MB that are free here`,
    "Use a smaller `--width`, `--batch-size`, `--image-size` or `noiseSize`.",
  );
}
