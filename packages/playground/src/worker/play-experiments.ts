import { gaussianMixture, loadMnist2000, swissRoll, type ToyDensity, twoMoons } from "@gan/data";
import {
  digits,
  type Experiment,
  figure1,
  grid,
  images,
  mnist,
  type NetworkContext,
  plan,
  presets,
  ring,
  settingsUnder,
} from "@gan/experiments";
import { toyDiscriminator, toyGenerator } from "@gan/models";
import { createRng, UnknownNameError } from "@gan/spec";
import { games, offeredGame, type View } from "../games.ts";
import type { PlaySettings } from "../protocol.ts";

/** An experiment that the page can show. */
export interface PlayExperiment extends Experiment {
  readonly view: View;
  readonly settings: PlaySettings;
  /** p_data, where it is known. */
  readonly density?: ToyDensity;
}

/** By name; points that the visitor drew, x and y by turns, serve the game that is about them. */
const known: Readonly<Record<string, (drawn: Float32Array) => PlayExperiment>> = {
  "figure-1": () => toy(figure1, "line"),
  "two-bumps": () => {
    const name = "two-bumps";
    const density = gaussianMixture({ means: [-1, 2], deviation: 0.6, name });
    const load = loadFrom(name, density, 100_000);
    return toy({ ...figure1, name, title: "Two bumps on a line", density, load }, "line");
  },
  ring: () => toy(ring, "plane"),
  grid: () => toy(grid, "plane"),
  "two-moons": () => toy(inPlane("two-moons", "Two moons", twoMoons()), "plane"),
  "swiss-roll": () => toy(inPlane("swiss-roll", "A swiss roll", swissRoll()), "plane"),
  drawn: (points) => toy(inPlane("drawn", "Points you drew", drawnDensity(points)), "plane"),
  mnist: () => ofPictures(mnist),
  [offeredGame]: () => ofPictures(mnist2000),
  digits: () => ofPictures(digits),
  images: () => ofPictures(ownPictures),
};

/**
 * An experiment of the page by its name.
 *
 * @param drawn - Points of the visitor, x and y by turns.
 * @throws {UnknownNameError} With the nearest name, when there is no such game.
 */
export function playExperiment(name: string, drawn: Float32Array): PlayExperiment {
  const found = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!found)
    throw new UnknownNameError(
      "game",
      name,
      games.map((game) => game.name),
    );
  return found(drawn);
}

type Toy = Experiment & { readonly density: ToyDensity };

function toy(experiment: Toy, view: View): PlayExperiment {
  return { ...experiment, view, settings: { ...experiment.settings, dropout: 0 } };
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

/** The quick game of `digits`, its networks and settings, on real ones: MNIST's own takes a browser hours before anything is to be seen. */
const mnist2000: Experiment = {
  ...digits,
  ...{ name: offeredGame, title: "2,000 digits of MNIST" },
  load: (split, source) => loadMnist2000({ split, source }),
};

/** With the networks that a browser plays at sight; the others come with a run of the command. */
const ownPictures: Experiment = {
  ...images,
  settings: settingsUnder(images, "paper"),
  dropout: presets.paper.dropout ?? 0,
};

function ofPictures(experiment: Experiment): PlayExperiment {
  return {
    ...experiment,
    view: "pictures",
    settings: { ...experiment.settings, dropout: experiment.dropout ?? 0 },
    networks: (context) =>
      experiment.networks({ ...context, dropout: (context.settings as PlaySettings).dropout }),
  };
}
