import {
  type ApplyOptions,
  assertOneTensorflow,
  assertPositiveInteger,
  disposable,
  InvalidOptionError,
  type Network,
  type Parameter,
  ShapeMismatchError,
} from "@gan/spec";
import {
  Tensor,
  type Tensor2D,
  tidy,
  Variable,
  version_core as version,
} from "@tensorflow/tfjs-core";
import { assertApplyOptions, assertOptions, assertTensor } from "./assert-arguments.ts";
import { assertRows } from "./assert-rows.ts";
import { kindOf } from "./layer-weights.ts";

/** A network as a function, with the variables it trains and the sizes of its rows. */
export interface NetworkFromFunctionOptions {
  readonly name: string;
  readonly inputSize: number;
  readonly outputSize: number;
  /**
   * Trained tensors by name, such as `{ "h0/kernel": kernel }`; a name that ends in `kernel` is subject to norm
   * constraints. They belong to the network from now on.
   */
  readonly parameters: Readonly<Record<string, Variable>>;
  /** Tensors that the function changes itself, kept in checkpoints. They belong to the network. @default none */
  readonly state?: Readonly<Record<string, Variable>>;
  /** `[m, inputSize]` to `[m, outputSize]`, made of differentiable operations; runs inside a `tidy`. */
  readonly apply: (x: Tensor2D, options: ApplyOptions) => Tensor2D;
}

/**
 * Makes a player of the game from a function of TensorFlow.js operations.
 *
 * @throws {ShapeMismatchError} On application, when rows come in or go out with another size.
 */
export function networkFromFunction(options: NetworkFromFunctionOptions): Network {
  assertOneTensorflow({ Tensor, version, by: "@gan/models" });
  assertOptions(
    "networkFromFunction",
    options,
    "{ name, inputSize, outputSize, parameters, apply }",
  );
  const { name, inputSize, outputSize, parameters, state = {}, apply } = options;
  assertPositiveInteger("inputSize", inputSize);
  assertPositiveInteger("outputSize", outputSize);
  assertVariables("parameters", parameters);
  assertVariables("state", state);
  if (typeof apply !== "function") {
    throw new InvalidOptionError("apply", apply, "a function of rows that gives rows");
  }
  const variables = [...Object.values(parameters), ...Object.values(state)];
  const parameterCount = Object.values(parameters).reduce((sum, { size }) => sum + size, 0);
  return disposable({
    name,
    inputSize,
    outputSize,
    layers: [{ name, description: "function", outputShape: [outputSize], parameterCount }],
    parameters: listed(parameters),
    state: listed(state),
    apply(x, options) {
      assertRows(x, name, inputSize);
      assertApplyOptions(options);
      const y = tidy(() => apply(x, options));
      assertTensor(`${name}(x)`, y);
      if (y.rank === 2 && y.shape[0] === x.shape[0] && y.shape[1] === outputSize) return y;
      y.dispose();
      throw new ShapeMismatchError({
        argument: `${name}(x)`,
        expected: [x.shape[0], outputSize],
        received: y.shape,
        fix: "Make `apply` and `outputSize` agree.",
      });
    },
    dispose() {
      for (const variable of variables) if (!variable.isDisposed) variable.dispose();
    },
  } satisfies Omit<Network, symbol>);
}

function assertVariables(option: string, variables: Readonly<Record<string, Variable>>): void {
  const expected = 'variables by name, such as { "h0/kernel": tf.variable(…) }';
  if (typeof variables !== "object" || variables === null) {
    throw new InvalidOptionError(option, variables, expected);
  }
  for (const [name, value] of Object.entries(variables)) {
    if (value instanceof Variable) continue;
    throw new InvalidOptionError(`${option}["${name}"]`, value, "a variable, `tf.variable(…)`");
  }
}

function listed(variables: Readonly<Record<string, Variable>>): Parameter[] {
  return Object.entries(variables).map(([name, variable]) => ({
    name,
    kind: kindOf(name),
    variable,
  }));
}
