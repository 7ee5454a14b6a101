import { generatorGradients, saturationCurve } from "@gan/core/theory";
import {
  createExperimentGame,
  createExperimentSampler,
  findExperiment,
  play,
} from "@gan/experiments";
import { saturationFigure } from "@gan/report";
import { createDataLoader } from "../data-loader.ts";
import type { DrawnFigure, FigureOptions } from "./drawn-figure.ts";

const iterations = 160;
const every = 2;

/** The end of section 3: both generator losses' gradients against D(G(z)), and early in a run on drawn digits. */
export async function drawSaturation({ seed = 2014 }: FigureOptions): Promise<DrawnFigure> {
  const experiment = findExperiment("digits");
  // The experiment itself slows D down; here both players learn at one rate, as in the paper's.
  const settings = { ...experiment.settings, discriminatorRateScale: 1, seed };
  const train = await createDataLoader(experiment).load("train");
  const game = createExperimentGame(experiment, settings, train);
  const measured = [];
  try {
    const sampler = createExperimentSampler(settings, train);
    measured.push({ iteration: 0, ...(await generatorGradients(game)) });
    const options = { iterations, recordEvery: every };
    for await (const { iteration } of play(game, sampler, settings, options)) {
      measured.push({ iteration, ...(await generatorGradients(game)) });
    }
  } finally {
    game.dispose();
  }
  const early = measured.reduce((least, each) =>
    each.probability < least.probability ? each : least,
  );
  const ratio = early.nonSaturating / early.minimax;
  const summary = `at iteration ${early.iteration} D gives samples ${early.probability.toFixed(4)}, and log D pulls ${Math.round(ratio)} times as hard`;
  const caption = `Left: |∂ loss / ∂ logit of D|, D for log(1 − D) and 1 − D for log D. Right: the norm of the gradient over all of G's parameters, measured on the same 200 samples in the first ${iterations} iterations on the drawn digits, both players learning at one rate (seed ${seed}). D learns first: ${summary}.`;
  return {
    svg: saturationFigure({ curve: saturationCurve(), measured, early, caption }),
    numbers: {
      figure: "saturation",
      experiment: experiment.name,
      seed,
      early: { ...early, ratio },
      measured,
      curve: saturationCurve(),
    },
    summary,
  };
}
