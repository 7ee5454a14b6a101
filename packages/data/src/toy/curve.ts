import { assertWithin } from "@gan/spec";
import { sineCosine } from "./sine-cosine.ts";
import { createToyDensity, type ToyDensity } from "./toy-density.ts";

/** Nodes and weights of Gauss-Legendre quadrature on [-1, 1] with four points. */
const legendre = [
  [-0.8611363115940526, 0.34785484513745385],
  [-0.3399810435848563, 0.6521451548625461],
  [0.3399810435848563, 0.6521451548625461],
  [0.8611363115940526, 0.34785484513745385],
] as const;

/** Two half circles that reach into one another, as scikit-learn draws them. */
export function twoMoons({ deviation = 0.1 } = {}): ToyDensity {
  return alongCurve(
    "two-moons",
    { range: [-2.5, 2.5], length: 2 * Math.PI, deviation },
    (place) => {
      const [sine, cosine] = sineCosine(Math.PI * ((2 * place) % 1));
      return place < 0.5 ? [cosine, sine] : [1 - cosine, 0.5 - sine];
    },
  );
}

/** A spiral of one and a half turns: scikit-learn's roll from the side, a fifth of its size. */
export function swissRoll({ deviation = 0.1 } = {}): ToyDensity {
  return alongCurve("swiss-roll", { range: [-4, 4], length: 18, deviation }, (place) => {
    const angle = 1.5 * Math.PI * (1 + 2 * place);
    const [sine, cosine] = sineCosine(angle);
    return [(angle * cosine) / 5, (angle * sine) / 5];
  });
}

/**
 * Noise along a curve. Its density is an integral over the curve, which Gauss-Legendre quadrature, on
 * panels half as long as the noise is wide, gives to about nine digits.
 */
function alongCurve(
  name: string,
  {
    range,
    length,
    deviation,
  }: { range: readonly [number, number]; length: number; deviation: number },
  point: (place: number) => readonly number[],
): ToyDensity {
  assertWithin("deviation", deviation, 0.01, 10);
  const panels = 2 * Math.ceil(length / deviation);
  const nodes = Array.from({ length: panels }, (_, panel) =>
    legendre.map(([node, weight]) => ({
      at: point((panel + (1 + node) / 2) / panels),
      weight: weight / 2 / panels,
    })),
  ).flat();
  return createToyDensity({
    name,
    range,
    deviation,
    nodes,
    center: (place) => ({ at: point(place) }),
  });
}
