import { useBackend } from "@gan/backends";
import { cpu } from "@gan/backends/cpu";
import { wasm } from "@gan/backends/wasm";
import {
  algorithm1,
  decodeCheckpoint,
  encodeCheckpoint,
  interpolate,
  restoreGame,
  sample,
} from "@gan/core";
import { loadDigits, subset } from "@gan/data";
import { createExperimentGame, createExperimentSampler, digits, play } from "@gan/experiments";
import { nearestNeighbors } from "@gan/metrics";
import { parzenEstimate } from "@gan/parzen";
import { encodePng, figure2, interpolationStrip } from "@gan/report";
import { memoryStore, readCheckpoint, writeCheckpoint } from "@gan/runs";
import { expectBalanced } from "@gan/test-utils";
import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";

const settings = { ...digits.settings, width: 0.05, batchSize: 20 };
/** Its third batch is short. */
const train = loadDigits({ split: "train", size: 50 });
const test = loadDigits({ split: "test", size: 30 });

describe.each([cpu(), wasm()])("on $name", (backend) => {
  beforeAll(async () => void (await useBackend([backend])));

  it("leaves no tensor of a whole use of every package behind", () =>
    expectBalanced(async () => {
      using game = createExperimentGame(digits, settings, train);
      const sampler = createExperimentSampler(settings, train);
      for await (const _ of play(game, sampler, settings, { iterations: 4, recordEvery: 1 }));
      for await (const _ of algorithm1(game, sampler, { iterations: 9, recordEvery: 2 })) {
        if (game.iteration === 6) break;
      }
      using again = createExperimentGame(digits, settings, train);
      const store = memoryStore();
      await writeCheckpoint(store, await encodeCheckpoint(game));
      restoreGame(again, decodeCheckpoint((await readCheckpoint(store))!));
      const samples = await sample(again, 25);
      const validation = subset(test, 0, 10, "validation");
      const { logLikelihood } = await parzenEstimate({ samples, validation, test });
      expect(logLikelihood.mean).toBeGreaterThan(-1000);
      expect(
        encodePng(figure2(samples, train, { nearest: nearestNeighbors }).image).length,
      ).toBeGreaterThan(1000);
      const strip = interpolationStrip(await interpolate(game, { columns: 4 }), { steps: 4 });
      expect(strip.width).toBeGreaterThan(4 * 28);
    }));

  it.each(["simultaneous", "alternating"] as const)(
    "holds as many tensors and bytes after every iteration, and finite losses, %s",
    async (schedule) => {
      const own = { ...settings, schedule };
      using game = createExperimentGame(digits, own, train);
      const sampler = createExperimentSampler(own, train);
      let level: { numTensors: number; numBytes: number } | undefined;
      let count = 0;
      for await (const record of play(game, sampler, own, { iterations: 50, recordEvery: 1 })) {
        const { numTensors, numBytes } = memory();
        level ??= { numTensors, numBytes };
        expect({ numTensors, numBytes }, `after iteration ${record.iteration}`).toEqual(level);
        expect(Object.values(record.values).every(Number.isFinite)).toBe(true);
        count++;
      }
      expect(count).toBe(50);
    },
  );
});
