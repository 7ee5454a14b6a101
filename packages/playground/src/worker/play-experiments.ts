import { gaussianMixture, swissRoll, type ToyDensity, twoMoons } from "@gan/data";
import {
  digits,
  type Experiment,
  figure1,
  grid,
  images,
  mnist,
  type NetworkContext,
  plan,
  ring,
} from "@gan/experiments";
import { mnistDiscriminator, toyDiscriminator, toyGenerator } from "@gan/models";
import { createRng, exampleSize, UnknownNameError } from "@gan/spec";
import { games, type View } from "../games.ts";
import type { PlaySettings } from "../protocol.ts";

/** An experiment that the page can show. */
export interface PlayExperiment extends Experiment {
  readonly view: View;
  readonly settings: PlaySettings;
  /** p_data, where it is known. */
  readonly density?: ToyDensity;
}

/** D of the experiments on pictures, as those have it, so that its dropout can be changed. */
const discriminators: Readonly<Record<string, { hiddenSizes?: number[]; range?: number }>> = {
  mnist: {},
  digits: { hiddenSizes: [60, 40], range: 0.05 },
  images: { hiddenSizes: [120, 60], range: 0.05 },
};

const known: Readonly<Record<string, () => PlayExperiment>> = {
  // With this seed G starts out increasing: its arrows do not cross.
  "figure-1": () => toy({ ...figure1, settings: { ...figure1.settings, seed: 3 } }, "line"),
  "two-bumps": () =>
    toy(
      {
        ...figure1,
        name: "two-bumps",
        title: "Two bumps on a line",
        density: gaussianMixture({ means: [-1, 2], deviation: 0.6, name: "two-bumps" }),
      },
      "line",
    ),
  ring: () => toy(ring, "plane"),
  grid: () => toy(grid, "plane"),
  "two-moons": () => toy(inPlane("two-moons", "Two moons", twoMoons()), "plane"),
  "swiss-roll": () => toy(inPlane("swiss-roll", "A swiss roll", swissRoll()), "plane"),
  mnist: () => ofPictures(mnist, 0.5),
  digits: () => ofPictures(digits, 0.4),
  images: () => ofPictures(images, 0.4),
};

/**
 * An experiment of the page by its name.
 *
 * @param drawn - Points of the visitor, x and y by turns, for `drawn`.
 * @throws {UnknownNameError} With the nearest name, when there is no such game.
 */
export function playExperiment(name: string, drawn: Float32Array): PlayExperiment {
  if (name === "drawn")
    return toy(inPlane("drawn", "Points you drew", drawnDensity(drawn)), "plane");
  const found = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!found)
    throw new UnknownNameError(
      "game",
      name,
      games.map((game) => game.name),
    );
  return found();
}

type Toy = Experiment & { readonly density: ToyDensity };

function toy(experiment: Toy, view: View): PlayExperiment {
  const { density, name } = experiment;
  const own = name === "two-bumps" && { load: loadFrom(name, density, 100_000) };
  return { ...experiment, ...own, view, settings: { ...experiment.settings, dropout: 0 } };
}

function inPlane(name: string, title: string, density: ToyDensity): Toy {
  return {
    ...{ name, title, density },
    settings: { ...ring.settings, discriminatorSteps: 2 },
    evaluation: { samples: 1_000, validation: 1_000 },
    load: loadFrom(name, density, 10_000),
    networks: ({ settings: { noiseSize, width } }: NetworkContext) => ({
      generator: plan(toyGenerator, { hiddenSizes: [96, 96], noiseSize, exampleSize: 2, width }),
      discriminator: plan(toyDiscriminator, { hiddenSizes: [96, 96], exampleSize: 2, width }),
    }),
  };
}

function loadFrom(name: string, density: ToyDensity, size: number): Experiment["load"] {
  return async (split) =>
    density.sample({
      size: { train: size, validation: 1_000, test: 10_000 }[split],
      name: `${name}/${split}`,
      rng: createRng(0).fork(`${name}/${split}/`),
    });
}

function drawnDensity(points: Float32Array): ToyDensity {
  const means = Array.from({ length: points.length / 2 }, (_, i) => [
    points[2 * i]!,
    points[2 * i + 1]!,
  ]);
  const { modes: _, ...density } = gaussianMixture({ means, deviation: 0.08, name: "drawn" });
  return { ...density, range: [-3, 3] };
}

/** Dropout other than the experiment's own asks for a D that is planned here. */
function ofPictures(experiment: Experiment, dropout: number): PlayExperiment {
  return {
    ...experiment,
    view: "pictures",
    settings: { ...experiment.settings, dropout },
    networks(context) {
      const plans = experiment.networks(context);
      const { dropout: wanted, width } = context.settings as PlaySettings;
      if (wanted === dropout) return plans;
      const options = {
        ...discriminators[experiment.name],
        width,
        keepHidden: 1 - wanted,
        exampleSize: exampleSize(context.train),
      };
      return { ...plans, discriminator: plan(mnistDiscriminator, options) };
    },
  };
}
