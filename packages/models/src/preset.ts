import { assertBackend, createRng, type LayerSummary, type Network, type Rng } from "@gan/spec";
import { backend } from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { assertOptions, assertRng } from "./assert-arguments.ts";
import { describeLayers } from "./describe-layers.ts";
import { networkFromLayers } from "./network-from-layers.ts";

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

/** A network before it is built: `tf.layers` make their weights only when a model takes them in. */
export interface Plan {
  readonly inputShape: readonly number[];
  readonly layers: readonly layers.Layer[];
}

/** @param plan - Lists the layers; streams for their first values are `<layer>/kernel` of `rng`. */
export function definePreset<Options extends object>(
  name: string,
  role: "generator" | "discriminator",
  plan: (options: Options, rng: Rng) => Plan,
): Preset<Options> {
  const build = (given: Options & { readonly rng: Rng }): Network => {
    assertOptions(name, given, "{ rng: createRng(2014) }");
    const { rng, ...options } = given;
    assertRng(rng);
    assertBackend({ backend });
    const { inputShape, layers: stack } = plan(options as unknown as Options, rng);
    const model = sequential({
      layers: [layers.inputLayer({ inputShape: [...inputShape] }), ...stack],
    });
    return networkFromLayers(model, { role, name });
  };
  return Object.assign(build, {
    describe: (options = {} as Options) => describeLayers(plan(options, createRng(0))),
  });
}
