import {
  assertBackend,
  createRng,
  InvalidOptionError,
  type LayerSummary,
  type Network,
  type Rng,
} from "@gan/spec";
import { backend } from "@tensorflow/tfjs-core";
import {
  input,
  type LayersModel,
  layers,
  model,
  type SymbolicTensor,
  sequential,
} from "@tensorflow/tfjs-layers";
import { assertOptions, assertRng } from "./assert-arguments.ts";
import { describeLayers } from "./describe-layers.ts";
import { networkFromLayers } from "./network-from-layers.ts";
import { type Start, startFromData } from "./start-from-data.ts";

/**
 * A network of the paper: call it to build one; the caller owns the network.
 *
 * First values come from the streams `<layer>/kernel` of `rng`, so give each network a fork of its own.
 */
export interface Preset<Options> {
  (options: Options & { readonly rng: Rng }): Network;
  /** The layers that a call with the same options would build, without making any weight. */
  describe(options?: Options): LayerSummary[];
}

/** Name of the layer that joins the last output and features. */
const JOINED = "features";

/** A network before it is built: `tf.layers` make their weights only when a model takes them in. */
export interface Plan {
  readonly inputShape: readonly number[];
  /** One after the other. */
  readonly layers: readonly layers.Layer[];
  /** Name of a layer whose output, rows of numbers, follows that of the last layer: features. @default none */
  readonly features?: string;
  /** Rows by which weight-normalized layers start, as {@link startFromData} has it. @default none: as their options say */
  readonly start?: Start;
}

/**
 * Defines a network that can be listed before it is built, and built with any options.
 *
 * @param role - Whom it plays: `generator`, `discriminator`, or a player of your own.
 * @param plan - Lists the layers; streams for their first values are `<layer>/kernel` of `rng`.
 */
export function definePreset<Options extends object>(
  name: string,
  role: string,
  plan: (options: Options, rng: Rng) => Plan,
): Preset<Options> {
  const build = (given: Options & { readonly rng: Rng }): Network => {
    assertOptions(name, given, "{ rng: createRng(2014) }");
    const { rng, ...options } = given;
    assertRng(rng);
    assertBackend({ backend });
    const planned = plan(options as unknown as Options, rng);
    const network = networkFromLayers(modelOf(planned), { role, name });
    if (planned.start) startFromData(planned.layers, planned.start);
    return network;
  };
  return Object.assign(build, {
    describe: (options = {} as Options) => describePlan(plan(options, createRng(0))),
  });
}

/** The layers of a plan, and what joins its outputs where it gives features too. */
function describePlan({ features, ...stack }: Plan): LayerSummary[] {
  const listed = describeLayers(stack);
  if (features === undefined) return listed;
  assertNamed(features, listed);
  const widths = [listed.at(-1)!, listed.find(({ name }) => name === features)!];
  const width = widths.reduce((sum, { outputShape }) => sum + outputShape[0]!, 0);
  const joined = { name: JOINED, description: "concatenate", outputShape: [width] };
  return [...listed, { ...joined, parameterCount: 0 }];
}

function modelOf({ inputShape, layers: stack, features }: Plan): LayersModel {
  if (features === undefined) {
    return sequential({ layers: [layers.inputLayer({ inputShape: [...inputShape] }), ...stack] });
  }
  assertNamed(features, stack);
  const inputs = input({ shape: [...inputShape] });
  const seen: Record<string, SymbolicTensor> = {};
  let last = inputs;
  for (const layer of stack) {
    last = layer.apply(last) as SymbolicTensor;
    seen[layer.name] = last;
  }
  const outputs = layers.concatenate({ name: JOINED }).apply([last, seen[features]!]);
  return model({ inputs, outputs: outputs as SymbolicTensor });
}

function assertNamed(features: string, stack: readonly { readonly name: string }[]): void {
  const names = stack.map(({ name }) => name);
  if (names.includes(features)) return;
  throw new InvalidOptionError("features", features, `the name of a layer: ${names.join(", ")}`);
}
