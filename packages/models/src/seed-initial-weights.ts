import { type Rng, UnsupportedNetworkError } from "@gan/spec";
import { tidy } from "@tensorflow/tfjs-core";
import type { LayerVariable, layers } from "@tensorflow/tfjs-layers";
import type { Initializer } from "./initializers.ts";
import { weightName } from "./layer-weights.ts";
import type { NamedLayer } from "./named-layers.ts";

/** What a layer may hold its weights and their initializers in, besides itself. */
type Part = layers.Layer & {
  readonly cell?: Part;
  readonly cells?: readonly Part[];
  readonly layer?: Part;
  readonly forwardLayer?: Part;
  readonly backwardLayer?: Part;
};

/** An initializer of TensorFlow.js's that draws random numbers; those that draw none have no `seed`. */
type RandomInitializer = Initializer & { readonly seed?: number | null };

export interface SeedInitialWeightsOptions {
  /** Where weights without a seed get their first values: the stream `<layer>/<weight>`. */
  readonly rng?: Rng | undefined;
  /** Leaves them as they are. */
  readonly allowUnseeded: boolean;
}

/**
 * Draws the first values of weights anew whose initializers have no seed, TensorFlow.js's default ones among them. Each
 * keeps its distribution.
 *
 * @throws {UnsupportedNetworkError} When there are such weights, no `rng`, and they are not allowed.
 */
export function seedInitialWeights(
  named: readonly NamedLayer[],
  { rng, allowUnseeded }: SeedInitialWeightsOptions,
): void {
  for (const { name, layer } of named) {
    for (const { weight, initializer } of unseededWeights(layer as Part)) {
      const fullName = weightName(weight, { name, layer });
      if (rng !== undefined) {
        // Not 0, which some initializers take for no seed.
        const seed = 1 + (rng.stream(fullName).nextUint32() >>> 1);
        const seeded: RandomInitializer = Object.create(initializer, { seed: { value: seed } });
        tidy(() => void weight.write(seeded.apply(weight.shape)));
      } else if (!allowUnseeded) {
        throw new UnsupportedNetworkError(
          `The weight \`${fullName}\` starts from random numbers that no seed reaches, so a run with it cannot be repeated. Pass \`rng\`, from which they are drawn anew, or give the layer's initializer a \`seed\`. If the weight was trained or loaded, pass \`allowUnseeded: true\`.`,
        );
      }
    }
  }
}

function unseededWeights(
  part: Part,
): { readonly weight: LayerVariable; readonly initializer: RandomInitializer }[] {
  const { cell, cells = [], layer, forwardLayer, backwardLayer } = part;
  const inner = [cell, ...cells, layer, forwardLayer, backwardLayer].filter((each) => each != null);
  const own = part.weights.flatMap((weight) => {
    const initializer = initializerOf(weight, part);
    return initializer && isUnseeded(initializer) ? [{ weight, initializer }] : [];
  });
  return [...own, ...inner.flatMap(unseededWeights)];
}

/** `kernelInitializer` of `kernel`, `recurrentInitializer` of `recurrent_kernel`, `alphaInitializer` of `alpha`. */
function initializerOf(weight: LayerVariable, part: Part): RandomInitializer | undefined {
  const role = weight.originalName
    .split("/")
    .at(-1)!
    .replace(/_kernel$/, "");
  const property = `${role.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())}Initializer`;
  return (part as unknown as Record<string, RandomInitializer | undefined>)[property];
}

function isUnseeded(initializer: RandomInitializer): boolean {
  return "seed" in initializer && !initializer.seed;
}
