import { assertPositiveInteger, type Dataset, datasetFromFloats, type Rng } from "@gan/spec";

/** A distribution whose density is known, to see whether p_g becomes p_data. */
export interface ToyDensity {
  readonly name: string;
  /** Numbers in one example: 1 or 2. */
  readonly dimensions: number;
  /** Where nearly all examples lie on each axis, for plots. */
  readonly range: readonly [low: number, high: number];
  /** Centers of the modes, where there are separate ones. */
  readonly modes?: readonly (readonly number[])[];
  /** Standard deviation of the noise around a mode or a curve. */
  readonly deviation: number;
  /**
   * log p_data(x) in nats.
   *
   * @param x - One example, `dimensions` numbers.
   */
  logDensity(x: ArrayLike<number>): number;
  /** Draws examples. Equal streams give equal examples; those of a mode are labeled with its number. */
  sample(options: ToySampleOptions): Dataset;
}

/** How many examples to draw, and where from. */
export interface ToySampleOptions {
  readonly size: number;
  /** Its streams `toy/place` and `toy/noise` are used. */
  readonly rng: Rng;
  /** Name of the data set. @default the density's */
  readonly name?: string;
}

/** A point that noise is added to. */
export interface Center {
  readonly at: readonly number[];
  /** Number of the mode. */
  readonly label?: number;
}

/** What a toy density is made of: normal noise around points that are spread along a line or a curve. */
export interface ToyParts {
  readonly name: string;
  readonly range: readonly [low: number, high: number];
  readonly modes?: readonly (readonly number[])[];
  readonly deviation: number;
  /** The point for a place drawn from U(0, 1). */
  center(place: number): Center;
  /** Points with weights that sum to 1: all there are, or the nodes of a quadrature along the curve. */
  readonly nodes: readonly { readonly at: readonly number[]; readonly weight: number }[];
}

/**
 * Makes a density of normal noise around random points.
 *
 *     p(x) = Σᵢ wᵢ N(x; cᵢ, σ² I)
 */
export function createToyDensity({ center, nodes, ...known }: ToyParts): ToyDensity {
  const { deviation, range, modes, name: ownName } = known;
  const dimensions = nodes[0]!.at.length;
  const logScale = dimensions * Math.log(deviation * Math.sqrt(2 * Math.PI));
  const places = Float64Array.from(nodes.flatMap(({ at }) => at));
  const logWeights = Float64Array.from(nodes, ({ weight }) => Math.log(weight));
  const terms = new Float64Array(nodes.length);
  return {
    ...known,
    dimensions,
    logDensity(x) {
      let largest = Number.NEGATIVE_INFINITY;
      for (let i = 0; i < terms.length; i++) {
        let distance = 0;
        for (let axis = 0; axis < dimensions; axis++) {
          distance += (x[axis]! - places[i * dimensions + axis]!) ** 2;
        }
        terms[i] = logWeights[i]! - distance / (2 * deviation * deviation);
        largest = Math.max(largest, terms[i]!);
      }
      let sum = 0;
      for (let i = 0; i < terms.length; i++) sum += Math.exp(terms[i]! - largest);
      return largest + Math.log(sum) - logScale;
    },
    sample({ size, rng, name = ownName }) {
      assertPositiveInteger("size", size);
      const draws = rng.stream("toy/place").fillUniform(new Float32Array(size));
      const values = rng
        .stream("toy/noise")
        .fillNormal(new Float32Array(size * dimensions), 0, deviation);
      const labels = new Uint8Array(size);
      draws.forEach((place, i) => {
        const { at, label = 0 } = center(place);
        labels[i] = label;
        for (let axis = 0; axis < dimensions; axis++) values[i * dimensions + axis]! += at[axis]!;
      });
      const data = { name, exampleShape: [dimensions], values, range };
      return datasetFromFloats(modes ? { ...data, labels } : data);
    },
  };
}
