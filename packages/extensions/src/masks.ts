import { InvalidOptionError, type Stream } from "@gan/spec";

/** Writes which numbers of one example are visible, 1, and which are not, 0. */
export type Mask = (out: Float32Array, stream: Stream) => void;

/** Each number is hidden with the same probability, independently. */
export function hiddenShare(share: number): Mask {
  return (out, stream) => {
    for (let i = 0; i < out.length; i++) out[i] = Number(stream.next() >= share);
  };
}

/**
 * A square of a square picture in one color is hidden, at a random place.
 *
 * @throws {InvalidOptionError} When it draws, and the picture is smaller or no square.
 */
export function hiddenBlock(side: number): Mask {
  return (out, stream) => {
    const width = sideOf(out, side);
    const [top, left] = [stream.integer(width - side + 1), stream.integer(width - side + 1)];
    for (let i = 0; i < out.length; i++) {
      const [row, column] = [Math.floor(i / width) - top, (i % width) - left];
      out[i] = Number(row < 0 || row >= side || column < 0 || column >= side);
    }
  };
}

/**
 * Half of a square picture in one color is hidden: left, right, top or bottom.
 *
 * @throws {InvalidOptionError} When it draws, and the picture is no square.
 */
export function hiddenHalf(half: "left" | "right" | "top" | "bottom"): Mask {
  return (out) => {
    const width = sideOf(out);
    for (let i = 0; i < out.length; i++) {
      const [row, column] = [Math.floor(i / width), i % width];
      const isLater = half === "left" || half === "right" ? column >= width / 2 : row >= width / 2;
      out[i] = Number(half === "left" || half === "top" ? isLater : !isLater);
    }
  };
}

/** Masks that completions of 28 × 28 pictures are measured by, by name. */
export const masks = {
  "10 %": hiddenShare(0.1),
  "30 %": hiddenShare(0.3),
  "50 %": hiddenShare(0.5),
  "70 %": hiddenShare(0.7),
  "90 %": hiddenShare(0.9),
  block: hiddenBlock(14),
  left: hiddenHalf("left"),
  right: hiddenHalf("right"),
  top: hiddenHalf("top"),
  bottom: hiddenHalf("bottom"),
} as const satisfies Readonly<Record<string, Mask>>;

/**
 * For 28 × 28 pictures, any of them, or any share from 10 to 95 %: half of all draws hide a share, a quarter a block, a quarter a half.
 *
 * Large shares are drawn more often than small ones, a third of them above 85 %: the fewer pixels are visible, the more there is to learn.
 */
export const anyMask: Mask = (out, stream) => {
  const kind = stream.integer(4);
  if (kind < 2) return hiddenShare(0.95 - 0.85 * stream.next() ** 2)(out, stream);
  if (kind === 2) return hiddenBlock(8 + stream.integer(11))(out, stream);
  const halves = ["left", "right", "top", "bottom"] as const;
  return hiddenHalf(halves[stream.integer(4)]!)(out, stream);
};

function sideOf({ length }: Float32Array, least = 1): number {
  const side = Math.sqrt(length);
  if (Number.isInteger(side) && side >= least) return side;
  const expected = `those of a square picture in one color${least > 1 ? `, at least ${least} × ${least}` : ""}`;
  throw new InvalidOptionError("numbers in an example", length, expected);
}
