import type { Rng } from "@gan/spec";
import { type Initializer, uniform } from "../initializers.ts";
import { residualBlock } from "../residual-block.ts";

/** What keeps the size of numbers through a leaky relu of slope 0.2 (He et al., 2015, equation 14). */
const GAIN = Math.sqrt(2 / (1 + 0.2 ** 2));

/** First values whose sums over so many inputs have a variance of `gain`² times theirs. */
export function fanIn(
  inputs: number,
  stream: Parameters<typeof uniform>[1],
  gain = 1,
): Initializer {
  return uniform(gain * Math.sqrt(3 / inputs), stream);
}

/**
 * A residual block of one of the two networks. Its first weights follow Zhang et al., "Fixup Initialization", 2019: inner ones are as
 * much smaller as there are more blocks, and what it adds is little at first.
 *
 * @param blocks - How many of them the network has.
 */
export function blockOf(
  rng: Rng,
  { name, channels, blocks }: { readonly name: string; readonly channels: number; blocks: number },
) {
  const gain = GAIN * blocks ** -0.25;
  const start = (weight: string, inputs: number, factor: number) =>
    fanIn(inputs, rng.stream(`${name}/${weight}`), factor);
  return residualBlock({
    ...{ name, channels },
    inInitializer: start("in_kernel", channels, gain),
    kernelInitializer: start("kernel", 9 * channels, gain),
    outInitializer: start("out_kernel", channels, 0.1),
  });
}
