import { type Dataset, InvalidOptionError, type Rng, type Sampler, type Stream } from "@gan/spec";

/** Which pictures are changed, and how far. */
export interface AffineOptions {
  /** What the rows of the minibatches are: pictures of height × width × channels. */
  readonly of: Pick<Dataset, "name" | "exampleShape" | "range">;
  /**
   * At 1, turned by up to 12°, stretched by up to an eighth on each axis, slanted by up to a fifth, and moved by up to a fourteenth of
   * the side, which are 2 pixels of 28. @default 1
   */
  readonly strength?: number;
  /** Its stream `affine` says how each picture is changed. */
  readonly rng: Rng;
}

/** What `strength` 1 stands for: an angle, the logarithm of a factor, the tangent of an angle, a share of the side. */
const most = { turn: (12 * Math.PI) / 180, stretch: 0.12, slant: 0.2, move: 1 / 14 };

/**
 * The same minibatches, each picture turned, stretched, slanted and moved at random, with straight lines between pixels; what comes in
 * from outside is black.
 *
 * @throws {InvalidOptionError} When the examples are no pictures, or `strength` is negative.
 * @see Simard, Steinkraus and Platt, "Best practices for convolutional neural networks applied to visual document analysis", 2003.
 */
export function withAffine(sampler: Sampler, { of, strength = 1, rng }: AffineOptions): Sampler {
  const [height, width, channels] = of.exampleShape;
  if (channels === undefined || of.exampleShape.length !== 3) {
    const given = `rows of ${of.exampleShape.join(" × ")} numbers`;
    throw new InvalidOptionError("data", of.name, `pictures, not ${given}`);
  }
  if (!(strength >= 0 && Number.isFinite(strength))) {
    throw new InvalidOptionError("strength", strength, "a number from 0");
  }
  const picture = { height: height!, width: width!, channels, black: of.range[0] };
  const line = picture.width * channels;
  const size = picture.height * line;
  const values = new Float32Array(sampler.batchSize * size);
  const framed = new Float32Array((picture.height + 2) * (line + 2 * channels)).fill(picture.black);
  return {
    ...sampler,
    batch(iteration, step) {
      const batch = sampler.batch(iteration, step);
      const stream = rng.stream("affine", iteration, step);
      for (let row = 0; row < batch.size; row++) {
        const [from, to] = [row * size, (row + 1) * size];
        for (let y = 0; y < picture.height; y++) {
          const own = batch.values.subarray(from + y * line, from + (y + 1) * line);
          framed.set(own, (y + 1) * (line + 2 * channels) + channels);
        }
        resample(framed, values.subarray(from, to), picture, drawn(picture, strength, stream));
      }
      return { ...batch, values: values.subarray(0, batch.size * size) };
    },
  };
}

interface Pixels {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly black: number;
}

/** Where a pixel comes from: `x' = xx x + xy y + x0`, `y' = yx x + yy y + y0`. */
type Change = readonly [xx: number, xy: number, x0: number, yx: number, yy: number, y0: number];

/** A change about the middle of the picture. */
function drawn({ height, width }: Pixels, strength: number, stream: Stream): Change {
  const upTo = (limit: number) => strength * limit * (2 * stream.next() - 1);
  const turn = upTo(most.turn);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [wider, higher] = [Math.exp(upTo(most.stretch)), Math.exp(upTo(most.stretch))];
  const slant = upTo(most.slant) * wider;
  const [right, down] = [upTo(most.move) * width, upTo(most.move) * height];
  const [xx, xy] = [cos * wider, cos * slant - sin * higher];
  const [yx, yy] = [sin * wider, sin * slant + cos * higher];
  const [middle, center] = [(width - 1) / 2, (height - 1) / 2];
  return [
    ...([xx, xy, middle - xx * middle - xy * center + right] as const),
    ...([yx, yy, center - yx * middle - yy * center + down] as const),
  ];
}

/**
 * Reads a picture where `change` says, and puts it into `out`.
 *
 * @param framed - The picture in a frame of black, one pixel wide.
 */
function resample(
  framed: Float32Array,
  out: Float32Array,
  { height, width, channels, black }: Pixels,
  [xx, xy, x0, yx, yy, y0]: Change,
): void {
  const line = (width + 2) * channels;
  let to = 0;
  for (let y = 0; y < height; y++) {
    let fromX = xy * y + x0 + 1;
    let fromY = yy * y + y0 + 1;
    for (let x = 0; x < width; x++, fromX += xx, fromY += yx) {
      const isOutside = fromX < 0 || fromY < 0 || fromX >= width + 1 || fromY >= height + 1;
      const left = isOutside ? 0 : Math.floor(fromX);
      const top = isOutside ? 0 : Math.floor(fromY);
      const right = fromX - left;
      const down = fromY - top;
      const first = top * line + left * channels;
      for (let i = first; i < first + channels; i++) {
        const below = i + line;
        const upper = framed[i]! + right * (framed[i + channels]! - framed[i]!);
        const lower = framed[below]! + right * (framed[below + channels]! - framed[below]!);
        out[to++] = isOutside ? black : upper + down * (lower - upper);
      }
    }
  }
}
