import { wasm } from "@gan/backends/wasm";
import { nonSaturating, viewOf } from "@gan/core";
import { lossOf } from "@gan/experiments";
import { createHealthMonitor } from "@gan/metrics";
import { beforeAll, expect, it } from "vitest";
import { failures } from "../src/failures.ts";
import { parseLink } from "../src/worker/link.ts";
import { openGame } from "../src/worker/open-game.ts";
import { playExperiment } from "../src/worker/play-experiments.ts";

beforeAll(() => wasm().activate());

it.each(failures)(
  "is $condition, and the monitor says so: $label",
  { timeout: 120_000 },
  async (failure) => {
    const { link, problems } = parseLink(failure.link);
    expect(problems).toEqual([]);
    const experiment = playExperiment(link.game, link.drawn);
    const settings = { ...experiment.settings, ...link.changes };
    const train = await experiment.load("train", async () => new Uint8Array());
    const open = openGame(experiment, settings, train);
    const { saturates } = lossOf(settings);
    const monitor = createHealthMonitor({
      ...{ data: train, modes: experiment.modes },
      ...{ saturates, instead: nonSaturating.name },
    });
    const seen: string[] = [];
    for await (const record of open.stepper.play((i) => i % 9 === 0, 360)) {
      monitor.add(record);
      if (record.iteration % 90 === 0) await monitor.look(viewOf(open.game));
      seen.push(...monitor.diagnose().failures.map(({ condition }) => condition));
    }
    open.dispose();
    expect(seen).toContain(failure.condition);
  },
);
