import { leastCriterion, playDensityGame } from "@gan/core/theory";
import { formatFixed, proposition2Figure } from "@gan/report";
import type { DrawnFigure } from "./drawn-figure.ts";
import { formatTiny } from "./format-tiny.ts";

/** Proposition 2: Algorithm 1 in the space of densities, from p_g = N(0, 2²) to p_data. */
export async function drawProposition2(): Promise<DrawnFigure> {
  const { grid, pData, trajectory } = playDensityGame();
  const [first, last] = [trajectory[0]!, trajectory[trajectory.length - 1]!];
  const summary = `C(G) falls from ${formatFixed(first.criterion, 4)} to within ${formatTiny(last.criterion - leastCriterion)} of −log 4 = ${formatFixed(leastCriterion, 4)} nats in ${last.iteration} updates`;
  const caption = `${summary}; JSD(p_data ‖ p_g) from ${formatFixed(first.divergence, 4)} to ${formatTiny(last.divergence)}. Each update moves p_g a little down the gradient of V at the best D, log(1 − D*), on a grid of ${grid.points.length} cells. D* reaches ½ last where p_data has next to no mass.`;
  const numbers = {
    figure: "proposition 2",
    leastCriterion,
    trajectory: trajectory.map(({ iteration, criterion, divergence }) => ({
      ...{ iteration, criterion, divergence },
    })),
    x: grid.points,
    pData,
    pG: { first: first.pG, last: last.pG },
  };
  return {
    svg: proposition2Figure({ x: grid.points, pData, trajectory, caption }),
    numbers,
    summary,
  };
}
