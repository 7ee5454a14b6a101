import { decode } from "@gan/core";
import { exampleSize, readRows } from "@gan/spec";
import type { ExperimentMeasure } from "../measure.ts";
import { encode } from "./encode.ts";

const COUNT = 10_000;

/** How much of the noise behind fresh samples E finds. */
export const noiseError: ExperimentMeasure = {
  name: "noise-error",
  describe:
    "Mean of (E(G(z)) − z)² over 10,000 fresh samples; `prior` is what the mean of p_z in E's place makes of it.",
  async measure({ game }) {
    const noise = game.prior.draw(COUNT, game.rng.stream("noise-error"));
    const { noise: inferred } = await encode(game, await decode(game, noise));
    const found = readRows(inferred, 0, COUNT);
    const width = exampleSize(inferred);
    let [error, spread] = [0, 0];
    for (let i = 0; i < noise.length; i++) {
      error += (found[i]! - noise[i]!) ** 2;
      spread += noise[i]! ** 2;
    }
    return { noiseError: error / (COUNT * width), prior: spread / (COUNT * width) };
  },
};
