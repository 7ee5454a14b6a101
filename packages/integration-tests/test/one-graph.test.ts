import "@gan/backend-onnx";
import type { OnnxBackend } from "@gan/backend-onnx";
import { createExperimentGame, createExperimentSampler, images, play } from "@gan/experiments";
import { createRng, datasetFromFloats } from "@gan/spec";
import { backend, setBackend } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";

it("computes an iteration of the deepest networks under R1 and R2 as one graph", async () => {
  await setBackend("onnx");
  const side = 256;
  const values = createRng(1)
    .stream("pixels")
    .fillUniform(new Float32Array(4 * side * side));
  const pictures = datasetFromFloats({
    ...{ name: "noise", exampleShape: [side, side, 1], range: [0, 1] as const, values },
  });
  const settings = { ...images.settings, batchSize: 2, penaltyEvery: 1, width: 0.02 };
  const game = createExperimentGame(images, settings, pictures);
  const sampler = createExperimentSampler(settings, pictures);
  const records = play(game, sampler, settings, { iterations: 2, recordEvery: 1 });
  const flushes: number[] = [];
  for await (const _ of records) {
    flushes.push((backend() as OnnxBackend).statistics().flushes);
  }
  game.dispose();
  expect(flushes[1]! - flushes[0]!).toBe(1);
}, 120_000);
