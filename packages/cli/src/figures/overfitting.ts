import { leastCriterion, overfitDiscriminator } from "@gan/core/theory";
import { formatFixed, overfittingFigure } from "@gan/report";
import { createRng } from "@gan/spec";
import type { DrawnFigure, FigureOptions } from "./drawn-figure.ts";
import { withToyPlayer } from "./toy-player.ts";

const examples = 50;
const exampleSize = 10;

/** Section 3's warning: D optimized to completion on a finite set, where p_g = p_data and the best D says ½. */
export async function drawOverfitting({ seed = 2014 }: FigureOptions): Promise<DrawnFigure> {
  const rows = await withToyPlayer(
    { exampleSize, hiddenSizes: [64], learningRate: 0.01, seed },
    (player) =>
      overfitDiscriminator(player, {
        examples,
        iterations: 300,
        recordEvery: 5,
        rng: createRng(seed),
      }),
  );
  const last = rows[rows.length - 1]!;
  const summary = `V is ${formatFixed(last.trainingValue)} on the training examples and ${formatFixed(last.heldOutValue)} on others; the best D has −log 4 = ${formatFixed(leastCriterion)}`;
  const caption = `Here p_g = p_data = N(0, I) in ${exampleSize} dimensions, so the best D says ½ everywhere and no D has V above −log 4. D is trained on ${examples} real examples and ${examples} samples of G; after ${last.iteration} updates ${summary}. So Algorithm 1 takes k steps of D, not more.`;
  return {
    svg: overfittingFigure(rows, { caption }),
    numbers: { figure: "overfitting", seed, examples, exampleSize, leastCriterion, rows },
    summary,
  };
}
