import { layers } from "@tensorflow/tfjs-layers";
import { definePreset } from "../preset.ts";
import { scaled } from "../width.ts";
import { centered } from "./centered.ts";
import { doublings } from "./doublings.ts";
import type { PictureOptions } from "./picture-options.ts";
import { blockOf, fanIn } from "./residual-layers.ts";

/**
 * A small residual discriminator: pixels in `[0, 1]` to a logit, a block at each size of the image but the first.
 *
 *     64 × 64 × 3 → 32 × 32 × 16 → 16 × 16 × 32 → 8 × 8 × 64 → 4 × 4 × 128 → linear 1
 *
 * A block follows each halving, which is a 2 × 2 convolution of stride 2; the first has 4 × 4, so that its steps overlap. No layer normalizes, and
 * every operation has a second derivative on every engine. By default 128 channels at the smallest image.
 *
 * @throws {InvalidOptionError} When `side` is not 4 to 7, doubled several times.
 * @see Huang et al., "The GAN is dead; long live the GAN! A Modern GAN Baseline", 2024, section 3: blocks and first weights; fewer and
 * narrower ones here, for two cores.
 */
export const residualDiscriminator = definePreset(
  "residual-discriminator",
  "discriminator",
  ({ side = 64, colors = 3, channels = 128, width = 1 }: PictureOptions, rng) => {
    const { start, times } = doublings(side);
    const at = (i: number) => scaled(channels / 2 ** (times - 1 - i), width);
    const halved = Array.from({ length: times }, (_, i) => {
      const name = `down${i}`;
      const kernelSize = i === 0 ? 4 : 2;
      const inputs = kernelSize ** 2 * (i === 0 ? colors : at(i - 1));
      return [
        layers.conv2d({
          ...{ name, kernelSize, strides: 2, padding: "same", filters: at(i) },
          kernelInitializer: fanIn(inputs, rng.stream(`${name}/kernel`)),
        }),
        blockOf(rng, { name: `block${i}`, channels: at(i), blocks: times }),
      ];
    });
    return {
      inputShape: [side, side, colors],
      layers: [
        centered(),
        ...halved.flat(),
        layers.flatten({ name: "flat" }),
        layers.dense({
          ...{ name: "y", units: 1 },
          kernelInitializer: fanIn(start * start * at(times - 1), rng.stream("y/kernel")),
        }),
      ],
    };
  },
);
