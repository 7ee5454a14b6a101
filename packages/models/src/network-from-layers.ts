import {
  assertOneTensorflow,
  disposable,
  formatShape,
  InvalidOptionError,
  type Network,
  type Part,
  type Rng,
  UnsupportedNetworkError,
} from "@gan/spec";
import {
  concat,
  reshape,
  split,
  Tensor,
  type Tensor2D,
  tidy,
  util,
  version_core as version,
} from "@tensorflow/tfjs-core";
import type { LayersModel, SymbolicTensor } from "@tensorflow/tfjs-layers";
import { assertApplyOptions, assertOptions, assertRng } from "./assert-arguments.ts";
import { assertNoPenalties } from "./assert-no-penalties.ts";
import { assertRows } from "./assert-rows.ts";
import { assertFinalActivation, type OutputKind } from "./final-activation.ts";
import { isRowWise } from "./is-row-wise.ts";
import { layerWeights } from "./layer-weights.ts";
import { logit } from "./logit.ts";
import { namedLayers } from "./named-layers.ts";
import { type RowStreams, streamsOf } from "./row-streams.ts";
import { seedInitialWeights } from "./seed-initial-weights.ts";
import { seedRandomLayers } from "./seed-random-layers.ts";
import { summarizeLayer } from "./summarize-layer.ts";

/** How a layers model plays. */
export interface NetworkFromLayersOptions {
  /** Whom it plays: `generator`, `discriminator`, or a player of your own, such as `encoder`. */
  readonly role: string;
  /** Shown in summaries. @default the role */
  readonly name?: string;
  /**
   * What a discriminator's last layer gives. `"probability"` turns p into the logit log p − log(1 − p), with p
   * clipped to `[1e-7, 1 − 1e-7]`, beyond which the gradient is 0; a linear last layer has no such limit.
   *
   * @default "logits"
   */
  readonly output?: OutputKind;
  /**
   * Where weights get their first values whose initializers have no seed: the streams `<layer>/<weight>`. They are drawn
   * anew, so leave it out for weights that were trained or loaded. @default none, and such weights are refused
   */
  readonly rng?: Rng;
  /**
   * Accepts layers and first weights whose random numbers no seed reaches; a run from its beginning cannot be repeated.
   *
   * @default false
   */
  readonly allowUnseeded?: boolean;
}

/**
 * Makes a player of the game from a `tf.LayersModel` or `tf.Sequential`, yours or the paper's.
 *
 * Rows of numbers are reshaped to the model's input shape. Dropout layers get their masks from the stream that
 * comes with each application. Weights that are not trained, such as batch normalization's moving statistics,
 * are the network's `state`; layers update them in `train` mode.
 *
 * @param model - Belongs to the network from now on, which disposes it and changes its dropout layers.
 * @throws {UnsupportedNetworkError} When the model cannot play the role; the message names layer and repair.
 */
export function networkFromLayers(model: LayersModel, options: NetworkFromLayersOptions): Network {
  assertOneTensorflow({ Tensor, version, by: "@gan/models" });
  assertModel(model);
  assertOptions("networkFromLayers", options, '{ role: "discriminator" }');
  const { role, name = role, output = "logits", rng, allowUnseeded = false } = options;
  if (typeof role !== "string" || !/^[a-z]/.test(role)) {
    const expected =
      '"generator", "discriminator" or the role of a player of your own, in small letters';
    throw new InvalidOptionError("role", role, expected);
  }
  assertOneOf("output", output, ["logits", "probability"]);
  if (rng !== undefined) assertRng(rng);
  const inputShape = exampleShape("input", model.inputs);
  const outputShape = exampleShape("output", model.outputs);
  const [inputSize, outputSize] = [inputShape, outputShape].map(util.sizeFromShape) as [
    number,
    number,
  ];
  if (role === "discriminator") assertFinalActivation(model, output);
  const named = namedLayers(model);
  assertNoPenalties(named);
  seedRandomLayers(named, allowUnseeded);
  seedInitialWeights(named, { rng, allowUnseeded });
  const parameters = layerWeights(named, true);
  const state = layerWeights(named, false);
  let isDisposed = false;

  const run = (x: Tensor2D, options: { training: boolean; stream?: RowStreams }) => {
    assertRows(x, name, inputSize);
    return tidy(() => {
      const y = model.apply(rowsOf(inputShape, x), options) as Tensor;
      const rows = rowsOf([outputSize], y) as Tensor2D;
      return output === "probability" ? logit(rows) : rows;
    });
  };

  return disposable({
    name,
    inputSize,
    outputSize,
    layers: named.filter(({ layer }) => layer.getClassName() !== "InputLayer").map(summarizeLayer),
    parameters,
    state,
    apply(x, options) {
      assertApplyOptions(options);
      const { mode, stream } = options;
      return run(x, mode === "train" ? { training: true, stream } : { training: false });
    },
    ...(isRowWise(named) && {
      applyEach: (parts: readonly Part[]) =>
        tidy(() => {
          const x = concat(parts.map((part) => part.x));
          const y = run(x, { training: true, stream: streamsOf(parts) });
          return split(
            y,
            parts.map((part) => part.x.shape[0]),
          );
        }),
    }),
    dispose() {
      if (!isDisposed) model.dispose();
      isDisposed = true;
    },
  } satisfies Omit<Network, symbol>);
}

function assertModel(model: LayersModel): void {
  const isModel = typeof (model as LayersModel | undefined)?.getLayer === "function";
  if (!isModel) {
    const fix = "parameters" in Object(model) ? "It is a network already." : "";
    throw new InvalidOptionError("model", model, "a `tf.LayersModel` or `tf.Sequential`", fix);
  }
  if (!model.inputs?.length) {
    throw new UnsupportedNetworkError(
      "The model is not built, so its layers have no weights. Give its first layer an `inputShape`.",
    );
  }
}

function assertOneOf(option: string, value: string, known: readonly string[]): void {
  if (known.includes(value)) return;
  const quoted = known.map((each) => `"${each}"`).join(" or ");
  throw new InvalidOptionError(option, value, quoted);
}

function exampleShape(end: "input" | "output", tensors: readonly SymbolicTensor[]): number[] {
  if (tensors.length !== 1) {
    throw new UnsupportedNetworkError(
      `The model has ${tensors.length} ${end}s; a player has one. Build a model with a single ${end}.`,
    );
  }
  const shape = tensors[0]!.shape.slice(1);
  if (shape.includes(null)) {
    throw new UnsupportedNetworkError(
      `The model's ${end} has shape ${formatShape(tensors[0]!.shape)}; rows of numbers need every size but the first. Give the first layer a full \`inputShape\`.`,
    );
  }
  return shape as number[];
}

/** The same numbers with every row in another shape. Rows that have it already pass untouched. */
function rowsOf(shape: readonly number[], x: Tensor): Tensor {
  const wanted = [x.shape[0]!, ...shape];
  return util.arraysEqual(x.shape, wanted) ? x : reshape(x, wanted);
}
