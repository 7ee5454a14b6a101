import { disposable, type Network, ShapeMismatchError } from "@gan/spec";
import { tidy } from "@tensorflow/tfjs-core";
import { assertNetwork } from "./assert-arguments.ts";

/** Names of two generators that become one. */
export interface StackOptions {
  /** Goes in front of the lower network's layer names. @default "lower" */
  readonly lowerName?: string;
  /** Goes in front of the upper network's layer names. @default "upper" */
  readonly upperName?: string;
  /** @default the upper network's name */
  readonly name?: string;
}

/**
 * Puts new layers under a generator, such as a pretrained one: G(z) = upper(lower(z)). Both go on being trained.
 *
 * @param lower - Maps noise to the noise that `upper` was trained on.
 * @returns A network that owns both. Its weights are called `lower/h0/kernel`, …, `upper/h0/kernel`, ….
 * @throws {ShapeMismatchError} When `lower` gives rows of another size than `upper` takes.
 */
export function stackGenerators(
  lower: Network,
  upper: Network,
  { lowerName = "lower", upperName = "upper", name }: StackOptions = {},
): Network {
  assertNetwork("lower", lower);
  assertNetwork("upper", upper);
  if (lower.outputSize !== upper.inputSize) {
    throw new ShapeMismatchError({
      argument: `output of ${lower.name}`,
      expected: [null, upper.inputSize],
      received: [null, lower.outputSize],
      fix: `Give the last layer of the lower network ${upper.inputSize} units, as \`${upper.name}\` takes.`,
    });
  }
  const names = { lowerName, upperName };
  return disposable({
    name: name ?? upper.name,
    inputSize: lower.inputSize,
    outputSize: upper.outputSize,
    layers: prefixed(lower.layers, upper.layers, names),
    parameters: prefixed(lower.parameters, upper.parameters, names),
    state: prefixed(lower.state, upper.state, names),
    apply: (x, options) => tidy(() => upper.apply(lower.apply(x, options), options)),
    dispose() {
      upper.dispose();
      lower.dispose();
    },
  } satisfies Omit<Network, symbol>);
}

/** Two lists in one, every name with that of its part in front. */
export function prefixed<T extends { readonly name: string }>(
  lower: readonly T[],
  upper: readonly T[],
  { lowerName, upperName }: { readonly lowerName: string; readonly upperName: string },
): T[] {
  return [
    ...lower.map((item) => ({ ...item, name: `${lowerName}/${item.name}` })),
    ...upper.map((item) => ({ ...item, name: `${upperName}/${item.name}` })),
  ];
}
