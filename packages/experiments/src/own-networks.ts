import * as models from "@gan/models";
import {
  createRng,
  exampleSize,
  GanError,
  type Network,
  type Rng,
  ShapeMismatchError,
  UnsupportedNetworkError,
} from "@gan/spec";
import * as core from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import * as layers from "@tensorflow/tfjs-layers";
import type { Experiment, NetworkContext } from "./experiment.ts";
import type { NetworkPlan } from "./network-plan.ts";

/** What functions that make networks are given: all that they need, so that they stand in a file of their own. */
export interface OwnNetworkContext {
  /** TensorFlow.js, with `tf.layers` and `tf.sequential`. */
  readonly tf: Omit<typeof core, "default"> & Omit<typeof layers, "default">;
  /** `@gan/models`: layers of the paper, and what makes a player of a function. */
  readonly models: typeof models;
  /** Where first weights come from that have no seed of their own. */
  readonly rng: Rng;
  /** Numbers in a noise vector: what goes into G. */
  readonly noiseSize: number;
  /** Numbers of the condition, which follow noise and example; 0 where G and D are told nothing. */
  readonly told: number;
  /** Shape of an example, and its numbers: what comes out of G and goes into D. */
  readonly exampleShape: readonly number[];
  readonly exampleSize: number;
  /** Smallest and largest value of the data as they are shown. */
  readonly range: readonly [low: number, high: number];
  /** Factor that was asked for of every hidden width. */
  readonly width: number;
}

/** Functions that make the players: layers models, whose weights are then drawn from `rng`, or networks. */
export interface OwnNetworks {
  createGenerator(context: OwnNetworkContext): LayersModel | Network;
  /** Ends in one number without an activation: the logit of D(x). */
  createDiscriminator(context: OwnNetworkContext): LayersModel | Network;
}

/**
 * An experiment with other networks. Where it had a first stage, it has none.
 *
 * @param file - Where the functions are from, for messages.
 * @returns Its networks throw a `ShapeMismatchError` or an `UnsupportedNetworkError` that names the function when what it made
 * cannot play.
 */
export function withOwnNetworks(
  { pretraining: _, ...experiment }: Experiment,
  own: OwnNetworks,
  file: string,
): Experiment {
  return {
    ...experiment,
    settings: { ...experiment.settings, pretrainingEpochs: 0 },
    networks(context) {
      const told = experiment.extend?.(context).condition?.size ?? 0;
      const known = { ...context, told, file };
      const planOf = (role: keyof typeof makers) => planFor(role, own, known);
      return { generator: planOf("generator"), discriminator: planOf("discriminator") };
    },
  };
}

const makers = { generator: "createGenerator", discriminator: "createDiscriminator" } as const;

function planFor(
  role: keyof typeof makers,
  own: OwnNetworks,
  context: NetworkContext & {
    readonly told: number;
    readonly file: string;
  },
): NetworkPlan {
  const { file, told, train, settings } = context;
  const { noiseSize, width } = settings;
  const make = makers[role];
  const numbers = exampleSize(train);
  const create = (rng: Rng): Network => {
    const made = attempt(`\`${make}\` of \`${file}\``, () => {
      const { exampleShape, range } = train;
      const tf = { ...core, ...layers };
      const sizes = { noiseSize, told, exampleShape, exampleSize: numbers, range, width };
      const model = own[make]({ tf, models, rng, ...sizes });
      if (isNetwork(model)) return model;
      return models.networkFromLayers(model, { role, name: `${role} of ${file}`, rng });
    });
    const isG = role === "generator";
    const expected = isG ? [noiseSize + told, numbers] : [numbers + told, 1];
    const received = [made.inputSize, made.outputSize];
    if (received.join() === expected.join()) return made;
    made.dispose();
    const more = told > 0 ? " + told" : "";
    const fix = `These are the numbers that go in and come out: ${isG ? `\`noiseSize${more}\` and \`exampleSize\`` : `\`exampleSize${more}\` and one logit`}.`;
    throw new ShapeMismatchError({ argument: `${make} of ${file}`, expected, received, fix });
  };
  return {
    create,
    describe() {
      const network = create(createRng(0));
      const described = network.layers;
      network.dispose();
      return described;
    },
  };
}

function isNetwork(made: LayersModel | Network): made is Network {
  return typeof made === "object" && made !== null && "parameters" in made && "apply" in made;
}

/** What goes wrong in somebody's own function is said with its name. */
function attempt<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : `${cause}`;
    const why = GanError.is(cause) ? reason : `${reason.replace(/\.$/, "")}.`;
    throw new UnsupportedNetworkError(`${what} made no network: ${why}`, { cause });
  }
}
