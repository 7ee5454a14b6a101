import { type Density, fitDiscriminator, gaussian, mixture } from "@gan/core/theory";
import { formatFixed, proposition1Figure } from "@gan/report";
import type { DrawnFigure, FigureOptions } from "./drawn-figure.ts";
import { withToyPlayer } from "./toy-player.ts";

const pairs: readonly { readonly name: string; readonly pData: Density; readonly pG: Density }[] = [
  { name: "Two Gaussians", pData: gaussian(1, 1), pG: gaussian(-0.5, 1.5) },
  {
    name: "A mixture and a Gaussian",
    pData: mixture(gaussian(-2, 0.7), gaussian(2, 0.7)),
    pG: gaussian(0, 1.5),
  },
];

/** Proposition 1 by experiment: D, trained to convergence on two pairs of known densities, over D*. */
export async function drawProposition1({ seed = 2014 }: FigureOptions): Promise<DrawnFigure> {
  const fits = [];
  for (const { name, pData, pG } of pairs) {
    const fit = await withToyPlayer(
      { exampleSize: 1, hiddenSizes: [32, 32], learningRate: 0.01, seed },
      (player) => fitDiscriminator(player, pData, pG, { iterations: 1000 }),
    );
    const names = { pDataName: formatName(pData), pGName: formatName(pG) };
    fits.push({ name, ...names, x: fit.grid.points, ...fit });
  }
  const means = fits.map(({ meanDeviation }) => meanDeviation.toFixed(4));
  const summary = `∫ |D − D*| (p_data + p_g)/2 dx is ${means.join(" and ")}`;
  const rows = fits.map(
    ({ name, pDataName, pGName, value, criterion, largestDeviation }) =>
      `${name}: p_data = ${pDataName}, p_g = ${pGName}; V(D, G) = ${formatFixed(value, 4)} nats, its maximum C(G) = ${formatFixed(criterion, 4)}; D is nowhere further than ${formatFixed(largestDeviation)} from D* where the mean density is at least a hundredth of its peak.`,
  );
  const caption = `${rows.join(" ")} Where neither density has mass, nothing trains D.`;
  const numbers = {
    figure: "proposition 1",
    seed,
    fits: fits.map(({ grid: _, ...fit }) => fit),
  };
  return { svg: proposition1Figure(fits, { caption }), numbers, summary };
}

function formatName({ name }: Density): string {
  return name.replaceAll("-", "−");
}
