import { adam, decodeCheckpoint, encodeCheckpoint, type Game, restoreGame } from "@gan/core";
import { fitDiscriminator, leastCriterion } from "@gan/core/theory";
import {
  createExperimentGame,
  createExperimentSampler,
  figure1 as experiment,
  iterationsOf,
  play,
  type Settings,
} from "@gan/experiments";
import { figure1, formatCount, formatFixed, type LineGame } from "@gan/report";
import { svgsToGif } from "@gan/report/node";
import type { Sampler } from "@gan/spec";
import { createDataLoader } from "../data-loader.ts";
import { createStatus } from "../terminal.ts";
import type { DrawnFigure, FigureOptions } from "./drawn-figure.ts";
import { createLineView, type LineView, type Moment } from "./line-view.ts";

/** Moments in the animation. */
const FRAMES = 60;
/** JSD, in nats, below which the pair is near convergence. */
const NEAR = 0.08;
/** Turns of the outer loop from panel (b) to panel (c). */
const TURNS = 3;

/** Figure 1: the game on the line in the paper's four panels, and as an animation. */
export async function drawFigure1(options: FigureOptions): Promise<DrawnFigure> {
  const settings = { ...experiment.settings, ...options };
  const train = await createDataLoader(experiment).load("train");
  const sampler = createExperimentSampler(settings, train);
  const iterations = iterationsOf(settings, sampler);
  const view = createLineView(experiment.density);
  const status = createStatus();
  const game = createExperimentGame(experiment, settings, train);
  try {
    const first = await view.measure(game);
    const moments = [await view.lookAt(game, "current")];
    let branch: Branch | undefined;
    const recordEvery = framesOf(iterations);
    for await (const { iteration } of play(game, sampler, settings, { iterations, recordEvery })) {
      status.update(`Iteration ${formatCount(iteration)} of ${formatCount(iterations)}`);
      const moment = await view.lookAt(game, "current");
      moments.push(moment);
      if (branch || (iteration < iterations && moment.divergence > NEAR)) continue;
      branch = await branchOff(game, moment, sampler, settings, view);
    }
    moments.push(await view.lookAt(game, "mean"));
    const last = await view.measure(game);
    return await draw({ settings, iterations, first, last, moments, branch: branch! });
  } finally {
    status.finish();
    game.dispose();
  }
}

/** Which iterations are drawn: most of them early, when most happens. */
function framesOf(iterations: number): (iteration: number) => boolean {
  const drawn = Array.from({ length: FRAMES }, (_, i) =>
    Math.round(iterations * ((i + 1) / FRAMES) ** 2),
  );
  return (iteration) => drawn.includes(iteration);
}

/** What would come next if D were let to reach its optimum: panels (a) to (c). */
interface Branch {
  readonly near: Moment;
  readonly optimized: Moment;
  readonly moved: Moment;
}

/** Leaves the run as it was. */
async function branchOff(
  game: Game,
  near: Moment,
  sampler: Sampler,
  settings: Settings,
  view: LineView,
): Promise<Branch> {
  const saved = await encodeCheckpoint(game);
  const player = { network: game.discriminator.network, rule: adam({ learningRate: 0.005 }) };
  try {
    const { grid, pData } = view;
    await fitDiscriminator(player, on(grid, pData), on(grid, near.functions.pG), {
      grid,
      iterations: 400,
    });
  } finally {
    player.rule.dispose();
  }
  const optimized = await view.lookAt(game, "current");
  const iterations = game.iteration + TURNS;
  for await (const _ of play(game, sampler, settings, { iterations }));
  const moved = await view.lookAt(game, "current");
  restoreGame(game, decodeCheckpoint(saved));
  return { near, optimized, moved };
}

/** A function on a grid as one of x. */
function on({ low, step }: LineView["grid"], values: Float64Array) {
  return { at: (x: number) => values[Math.floor((x - low) / step)]! };
}

interface Played {
  readonly settings: Settings;
  readonly iterations: number;
  readonly first: Awaited<ReturnType<LineView["measure"]>>;
  readonly last: Awaited<ReturnType<LineView["measure"]>>;
  readonly moments: readonly Moment[];
  readonly branch: Branch;
}

async function draw({
  settings: { seed, discriminatorSteps },
  iterations,
  first,
  last,
  moments,
  branch: { near, optimized, moved },
}: Played): Promise<DrawnFigure> {
  const end = moments[moments.length - 1]!;
  const { noiseRange } = end;
  const titled = [
    { moment: near, title: `(a) Near convergence: iteration ${formatCount(near.iteration)}` },
    { moment: optimized, title: "(b) D trained to its optimum, G held" },
    { moment: moved, title: `(c) After ${TURNS} updates of G, which follows D` },
    {
      moment: end,
      title: `(d) The end, iteration ${formatCount(iterations)}: p_g ≈ p_data, D ≈ ½`,
    },
  ];
  const panels = titled.map(({ moment, title }) => panelOf(moment, title));
  const summary = `JSD(p_data ‖ p_g) falls from ${formatFixed(first.divergence, 4)} to ${formatFixed(last.divergence, 4)} nats, and V(D, G) ends at ${formatFixed(last.value, 4)}; −log 4 = ${formatFixed(leastCriterion, 4)}`;
  const caption = `${summary}. JSD is that of 100,000 examples and 100,000 samples in 100 bins; drawn, p_g is smoothed a little. Panels (b) and (c) show what D and G would do from (a) on if D were let to reach its optimum; the run itself goes on from (a) with ${discriminatorSteps} steps of D for each of G. In (d), as in samples, G has the running mean of its weights. Seed ${seed}.`;
  const frames = moments.map((moment, i) => {
    const isMean = i === moments.length - 1;
    const title = `Iteration ${formatCount(moment.iteration)} of ${formatCount(iterations)}${isMean ? ", mean weights of G" : ""}`;
    const divergence = `JSD(p_data ‖ p_g) = ${formatFixed(moment.divergence, 4)} nats`;
    return figure1([panelOf(moment, title)], { noiseRange, caption: divergence });
  });
  return {
    svg: figure1(panels, { noiseRange, caption }),
    gif: await svgsToGif(frames, { frameDelay: 100 }),
    numbers: {
      figure: "figure 1",
      seed,
      discriminatorSteps,
      iterations,
      leastCriterion,
      start: first,
      end: last,
      divergences: moments.map(({ iteration, divergence }) => ({ iteration, divergence })),
      panels: panels.map((panel, i) => ({ iteration: titled[i]!.moment.iteration, ...panel })),
    },
    summary,
  };
}

function panelOf({ shown, arrows }: Moment, title: string): LineGame {
  return { title, ...shown, arrows };
}
