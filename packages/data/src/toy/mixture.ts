import { assertPositiveInteger, assertWithin, InvalidOptionError } from "@gan/spec";
import { sineCosine } from "./sine-cosine.ts";
import { createToyDensity, type ToyDensity } from "./toy-density.ts";

/** A mixture of normal distributions of one width. */
export interface MixtureOptions {
  /** Centers of the components: numbers on a line, or points of a plane. */
  readonly means: readonly (number | readonly number[])[];
  /** σ: standard deviation of each component. @default 1 */
  readonly deviation?: number;
  /** How often each component is drawn, in proportion. @default all alike */
  readonly weights?: readonly number[];
  /** @default "mixture" */
  readonly name?: string;
}

/**
 * A mixture of normal distributions.
 *
 *     p(x) = Σₖ wₖ N(x; μₖ, σ² I)
 *
 * @throws {InvalidOptionError} When means, weights or deviation make no distribution.
 */
export function gaussianMixture({
  means,
  deviation = 1,
  weights = means.map(() => 1),
  name = "mixture",
}: MixtureOptions): ToyDensity {
  assertWithin("deviation", deviation, 1e-9, 1e9);
  const points = means.map((mean) => (typeof mean === "number" ? [mean] : [...mean]));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const areWeights = weights.every((weight) => weight > 0) && Number.isFinite(total);
  if (points.length === 0 || points.length > 256) {
    throw new InvalidOptionError("means", `${points.length} centers`, "1 to 256 of them");
  }
  if (weights.length !== points.length || !areWeights) {
    throw new InvalidOptionError("weights", weights.join(", "), "a number above 0 for each mean");
  }
  const nodes = points.map((at, i) => ({ at, weight: weights[i]! / total }));
  const reach = Math.max(...points.flat().map(Math.abs)) + 4 * deviation;
  return createToyDensity({
    name,
    range: [-reach, reach],
    modes: points,
    deviation,
    nodes,
    center(place) {
      let label = 0;
      for (let above = nodes[0]!.weight; place >= above && label < nodes.length - 1; ) {
        label++;
        above += nodes[label]!.weight;
      }
      return { at: points[label]!, label };
    },
  });
}

/** One normal distribution on a line: p_data of the paper's Figure 1. */
export function gaussian({ mean = 0, deviation = 1 } = {}): ToyDensity {
  return gaussianMixture({ means: [mean], deviation, name: "gaussian" });
}

/** Modes evenly on a circle, eight unless told otherwise: whether G finds all of them shows at a glance. */
export function ring({ modes = 8, radius = 2, deviation = 0.02 } = {}): ToyDensity {
  assertPositiveInteger("modes", modes);
  const means = Array.from({ length: modes }, (_, i) => {
    const [sine, cosine] = sineCosine((2 * Math.PI * i) / modes);
    return [radius * cosine, radius * sine];
  });
  return gaussianMixture({ means, deviation, name: "ring" });
}

/** Modes on a square grid around 0, five by five unless told otherwise. */
export function grid({ side = 5, spacing = 2, deviation = 0.05 } = {}): ToyDensity {
  assertPositiveInteger("side", side);
  const means = Array.from({ length: side * side }, (_, i) =>
    [i % side, Math.floor(i / side)].map((place) => (place - (side - 1) / 2) * spacing),
  );
  return gaussianMixture({ means, deviation, name: "grid" });
}
