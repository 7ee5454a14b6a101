import { type Dataset, exampleSize, ShapeMismatchError } from "@gan/spec";
import type { OpenedNetwork } from "./opened-network.ts";

/** How a network takes examples. */
export interface InputLayout {
  /** Examples that it takes at once, where that is fixed. */
  readonly batch: number | undefined;
  /** Sizes of one example. */
  readonly shape: readonly number[];
  /** Numbers of one. */
  readonly size: number;
  /** Puts rows of examples, `[height, width, channels]` each, as it takes them. */
  arrange(rows: Float32Array, out: Float32Array): void;
}

/**
 * Finds how examples go into a network: as rows, or as pictures with channels first, as PyTorch has them, or last. Gray goes into
 * each channel of a network for color.
 *
 * @param network - Its sizes, the batch first, where a name stands for an open one; and which layout it has where both fit.
 * @throws {ShapeMismatchError} When they do not go in.
 */
export function layoutOf(
  {
    inputShape: [first, ...sizes],
    isChannelsLast,
  }: Pick<OpenedNetwork, "inputShape" | "isChannelsLast">,
  { exampleShape }: Pick<Dataset, "exampleShape">,
  file: string,
): InputLayout {
  const batch = typeof first === "number" && first > 0 ? first : undefined;
  const size = exampleSize({ exampleShape });
  const [height = 0, width = 0, channels = 0] = exampleShape;
  if (sizes.length === 3 && exampleShape.length === 3) {
    for (const isLast of [isChannelsLast, !isChannelsLast]) {
      const wanted = isLast ? sizes[2]! : sizes[0]!;
      const colors = typeof wanted === "number" && wanted > 0 ? wanted : channels;
      const shape = isLast ? [height, width, colors] : [colors, height, width];
      const fits = sizes.every((each, i) => typeof each === "string" || each === shape[i]);
      if (!fits || (colors !== channels && channels !== 1)) continue;
      const arrange = arranger(height * width, { channels, colors, isLast });
      return { batch, shape, size: height * width * colors, arrange };
    }
  }
  if (sizes.length === 1 && (typeof sizes[0] === "string" || sizes[0] === size)) {
    return { batch, shape: [size], size, arrange: (rows, out) => out.set(rows) };
  }
  throw new ShapeMismatchError({
    argument: `input of ${file}`,
    expected: exampleShape,
    received: sizes.map((each) => (typeof each === "number" ? each : null)),
    fix: "Export a network that takes these examples; if it has to resize them, the resizing belongs into it. `--image-size` brings pictures of folders to another size.",
  });
}

function arranger(
  pixels: number,
  { channels, colors, isLast }: { channels: number; colors: number; isLast: boolean },
): InputLayout["arrange"] {
  return (rows, out) => {
    for (let i = 0; i < rows.length / channels; i++) {
      const [example, pixel] = [Math.floor(i / pixels), i % pixels];
      for (let color = 0; color < colors; color++) {
        const value = rows[i * channels + (channels === 1 ? 0 : color)]!;
        const at = isLast ? pixel * colors + color : color * pixels + pixel;
        out[example * pixels * colors + at] = value;
      }
    }
  };
}
