import { layers } from "@tensorflow/tfjs-layers";
import { definePreset } from "../preset.ts";
import { scaled } from "../width.ts";
import { doublings } from "./doublings.ts";
import type { PictureGeneratorOptions } from "./picture-options.ts";
import { blockOf, fanIn } from "./residual-layers.ts";

/**
 * A small residual generator: noise to pixels in `[0, 1]`, a block at each size of the image but the last.
 *
 *     100 → 4 × 4 × 128 → 8 × 8 × 64 → 16 × 16 × 32 → 32 × 32 × 16 → 64 × 64 × 3
 *
 * A block comes before each doubling, which is a 2 × 2 transposed convolution of stride 2; the last has 4 × 4, so that its steps overlap.
 * No layer normalizes. By default 128 channels at the smallest image.
 *
 * @throws {InvalidOptionError} When `side` is not 4 to 7, doubled several times.
 * @see Huang et al., "The GAN is dead; long live the GAN! A Modern GAN Baseline", 2024, section 3: blocks and first weights; fewer and
 * narrower ones here, for two cores.
 */
export const residualGenerator = definePreset(
  "residual-generator",
  "generator",
  (
    { side = 64, colors = 3, channels = 128, width = 1, noiseSize = 100 }: PictureGeneratorOptions,
    rng,
  ) => {
    const { start, times } = doublings(side);
    const at = (i: number) => scaled(channels / 2 ** i, width);
    const doubled = Array.from({ length: times }, (_, i) => {
      const isLast = i + 1 === times;
      const name = isLast ? "y" : `up${i}`;
      return [
        blockOf(rng, { name: `block${i}`, channels: at(i), blocks: times }),
        layers.conv2dTranspose({
          ...{ name, strides: 2, padding: "same", kernelSize: isLast ? 4 : 2 },
          filters: isLast ? colors : at(i + 1),
          // Each pixel of the larger image is a sum over the channels of one of the smaller, or of four where steps overlap.
          kernelInitializer: fanIn(at(i) * (isLast ? 4 : 1), rng.stream(`${name}/kernel`)),
          ...(isLast && { activation: "sigmoid" }),
        }),
      ];
    });
    return {
      inputShape: [noiseSize],
      layers: [
        layers.dense({
          ...{ name: "h0", units: start * start * at(0) },
          kernelInitializer: fanIn(noiseSize, rng.stream("h0/kernel")),
        }),
        layers.reshape({ name: "h0-image", targetShape: [start, start, at(0)] }),
        ...doubled.flat(),
      ],
    };
  },
);
