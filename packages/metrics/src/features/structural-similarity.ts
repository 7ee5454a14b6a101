import { createMetric, type Dataset, exampleSize, InvalidOptionError } from "@gan/spec";

/** Weights of the five scales. */
const WEIGHTS = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333];
/** Pixels of the window, and its standard deviation. */
const [WINDOW, DEVIATION] = [11, 1.5];
/** What keeps divisions finite, of values in [0, 1]. */
const [C1, C2] = [0.01 ** 2, 0.03 ** 2];

/** Pictures in [0, 1], `[height, width, channels]`, row after row. */
export interface PictureShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/**
 * At how many scales pictures of a size are compared: five from 161 pixels on, fewer below, since the window of 11 pixels has to fit.
 * By fewer it is no MS-SSIM that could be compared with a paper's.
 */
export function scalesOf({ height, width }: PictureShape): number {
  const side = Math.min(height, width);
  return WEIGHTS.filter((_, scale) => side > (WINDOW - 1) * 2 ** scale).length;
}

/**
 * Structural similarity of two pictures at several scales, each half as large as the one before: 1 of equal ones. Over pairs of
 * samples, a high mean shows that they are too much alike.
 *
 *     Π over scales of c^w, at the last scale of (l c)^w,   w as published, divided by their sum where there are fewer than five scales
 *
 * with a window of Gaussian weights, 11 pixels wide with σ 1.5, and the mean over channels.
 *
 * @param a - A picture.
 * @param b - Another one of that shape.
 * @throws {InvalidOptionError} When a side has 10 pixels or fewer.
 * @see Wang, Simoncelli and Bovik, "Multiscale structural similarity for image quality assessment", 2003; Odena, Olah and Shlens,
 *   "Conditional image synthesis with auxiliary classifier GANs", 2017, section 4.2.
 */
export function structuralSimilarity(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  shape: PictureShape,
): number {
  const scales = scalesOf(shape);
  if (scales === 0) {
    const size = `${shape.height} × ${shape.width}`;
    throw new InvalidOptionError("pictures", size, "sides of at least 11 pixels");
  }
  const weights = WEIGHTS.slice(0, scales);
  // All five add up to 1.0001, as they were published.
  const total = scales === WEIGHTS.length ? 1 : weights.reduce((sum, weight) => sum + weight, 0);
  let mean = 0;
  for (let channel = 0; channel < shape.channels; channel++) {
    let [one, other] = [planeOf(a, shape, channel), planeOf(b, shape, channel)];
    let product = 1;
    for (const [scale, weight] of weights.entries()) {
      const { contrast, similarity } = compare(one, other);
      const value = scale === scales - 1 ? similarity : contrast;
      product *= Math.max(0, value) ** (weight / total);
      [one, other] = [halved(one), halved(other)];
    }
    mean += product / shape.channels;
  }
  return mean;
}

/** Pairs of neighbors that are compared at most: the standard error is then below a percent. */
const PAIRS = 1000;

/** Mean {@link structuralSimilarity} over pairs of samples, and over pairs of the test examples. */
export const structuralSimilarityMetric = createMetric({
  name: "structural-similarity",
  describe:
    "How alike two samples are, and two examples of the reference; MS-SSIM where five scales fit, from 161 pixels on.",
  needs: ["samples", "test", "pictures"],
  measure: async ({ samples, test }) => ({
    samples: meanOfPairs(samples),
    reference: meanOfPairs(test),
    scales: scalesOf(shapeOf(samples)),
  }),
  async remark({ scales }) {
    if (scales === WEIGHTS.length) return undefined;
    const many = scales === 1 ? "one scale" : `${scales} scales`;
    return `Structural similarity is of ${many}, since the pictures have fewer than 161 pixels: it is not the MS-SSIM of papers, which has five.`;
  },
});

function shapeOf({ exampleShape }: Dataset): PictureShape {
  const [height = 0, width = 0, channels = 0] = exampleShape;
  return { height, width, channels };
}

/** Of pairs that are evenly spread over all, each picture with the one half of all pictures after it. */
function meanOfPairs(pictures: Dataset): number {
  const [low, high] = pictures.range;
  const half = pictures.size >> 1;
  const count = Math.min(PAIRS, half);
  const size = exampleSize(pictures);
  const pair = new Float32Array(2 * size);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const first = Math.floor((i * half) / count);
    pictures.read([first, first + half], pair);
    const [a, b] = [0, size].map((from) =>
      Float64Array.from(pair.subarray(from, from + size), (x) => (x - low) / (high - low)),
    );
    sum += structuralSimilarity(a!, b!, shapeOf(pictures));
  }
  return sum / count;
}

interface Plane {
  readonly height: number;
  readonly width: number;
  readonly values: Float64Array;
}

function planeOf(picture: ArrayLike<number>, shape: PictureShape, channel: number): Plane {
  const { height, width, channels } = shape;
  const values = Float64Array.from(
    { length: height * width },
    (_, i) => picture[i * channels + channel]!,
  );
  return { height, width, values };
}

function compare(a: Plane, b: Plane): { readonly contrast: number; readonly similarity: number } {
  const [meanA, meanB] = [filtered(a), filtered(b)];
  const [squaresA, squaresB, products] = [filtered(a, a), filtered(b, b), filtered(a, b)];
  let [contrast, similarity] = [0, 0];
  for (let i = 0; i < meanA.length; i++) {
    const [x, y] = [meanA[i]!, meanB[i]!];
    const c =
      (2 * (products[i]! - x * y) + C2) / (squaresA[i]! - x * x + squaresB[i]! - y * y + C2);
    contrast += c;
    similarity += (c * (2 * x * y + C1)) / (x * x + y * y + C1);
  }
  return { contrast: contrast / meanA.length, similarity: similarity / meanA.length };
}

const weightsOfWindow = Float64Array.from({ length: WINDOW }, (_, i) =>
  Math.exp(-((i - (WINDOW - 1) / 2) ** 2) / (2 * DEVIATION ** 2)),
).map((weight, _, all) => weight / all.reduce((sum, each) => sum + each, 0));

/** Means of a plane, or of the products of two, within each window that fits. */
function filtered({ height, width, values }: Plane, other?: Plane): Float64Array {
  const [tall, wide] = [height - WINDOW + 1, width - WINDOW + 1];
  const across = new Float64Array(height * wide);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < wide; column++) {
      let sum = 0;
      for (let k = 0; k < WINDOW; k++) {
        const at = row * width + column + k;
        sum += weightsOfWindow[k]! * values[at]! * (other ? other.values[at]! : 1);
      }
      across[row * wide + column] = sum;
    }
  }
  const out = new Float64Array(tall * wide);
  for (let row = 0; row < tall; row++) {
    for (let column = 0; column < wide; column++) {
      let sum = 0;
      for (let k = 0; k < WINDOW; k++) {
        sum += weightsOfWindow[k]! * across[(row + k) * wide + column]!;
      }
      out[row * wide + column] = sum;
    }
  }
  return out;
}

/** Means of 2 × 2 pixels; before an odd side's first one stands a black one, as other software has it. */
function halved({ height, width, values }: Plane): Plane {
  const [up, left] = [height % 2, width % 2];
  const [tall, wide] = [(height + up) / 2, (width + left) / 2];
  const out = new Float64Array(tall * wide);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      out[((row + up) >> 1) * wide + ((column + left) >> 1)]! += values[row * width + column]! / 4;
    }
  }
  return { height: tall, width: wide, values: out };
}
