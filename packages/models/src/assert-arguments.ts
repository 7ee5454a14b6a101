import {
  type ApplyOptions,
  InvalidOptionError,
  type Network,
  type Rng,
  ShapeMismatchError,
  type Stream,
} from "@gan/spec";
import { Tensor } from "@tensorflow/tfjs-core";
import type { RowStreams } from "./row-streams.ts";

/** @throws {InvalidOptionError} When the streams that first values come from are missing. */
export function assertRng(rng: Rng): void {
  if (typeof rng?.stream === "function") return;
  const fix = 'Pass `rng: createRng(2014).fork("generator")`, a fork for each network.';
  throw new InvalidOptionError("rng", rng, "the streams of `createRng(seed)` of `@gan/spec`", fix);
}

/** @throws {InvalidOptionError} When there is no stream to draw from. */
export function assertStream(stream: Stream | RowStreams): void {
  if (Array.isArray(stream) || typeof (stream as Stream)?.fillUniform === "function") return;
  throw new InvalidOptionError(
    "stream",
    stream,
    'a stream, such as `createRng(2014).stream("h0")`',
  );
}

/**
 * @throws {InvalidOptionError} When something is no tensor, such as an array of rows.
 * @throws {ShapeMismatchError} When it has another rank.
 */
export function assertTensor(argument: string, x: Tensor, rank?: number): void {
  const isTensor = x instanceof Tensor;
  if (isTensor && (rank === undefined || x.rank === rank)) return;
  const expected = rank === undefined ? "a tensor" : `a tensor of rank ${rank}`;
  if (!isTensor) {
    throw new InvalidOptionError(argument, x, expected, "`tf.tensor2d(rows)` makes one.");
  }
  throw new ShapeMismatchError({
    ...{ argument, received: x.shape, expected: new Array(rank).fill(null) },
    fix: `Reshape it to ${rank} dimensions.`,
  });
}

/** @throws {InvalidOptionError} When a layer of ours has no initializer for its kernel. */
export function assertInitializer(option: string, initializer: { readonly apply: unknown }): void {
  if (typeof initializer?.apply === "function" && typeof initializer !== "function") return;
  const expected = 'an initializer, such as `uniform(0.05, rng.stream("h0"))`';
  throw new InvalidOptionError(option, initializer, expected);
}

/** @throws {InvalidOptionError} When something else than a network is to be part of one. */
export function assertNetwork(argument: string, network: Network): void {
  if (typeof network?.apply === "function" && Array.isArray(network.parameters)) return;
  const fix = "`networkFromLayers(model, { role })` makes one of a `tf.LayersModel`.";
  throw new InvalidOptionError(argument, network, "a network", fix);
}

/** @throws {InvalidOptionError} When a function's options are missing. @param example - What they may be. */
export function assertOptions(of: string, options: unknown, example: string): void {
  if (typeof options === "object" && options !== null) return;
  throw new InvalidOptionError(`options of ${of}`, options, `an object such as ${example}`);
}

/** @throws {InvalidOptionError} When a network is applied in no mode, or trained without a stream for its masks. */
export function assertApplyOptions(options: ApplyOptions): void {
  assertOptions("apply", options, '{ mode: "evaluate" }');
  const { mode, stream } = options;
  if (mode !== "train" && mode !== "evaluate") {
    throw new InvalidOptionError("mode", mode, '"train" or "evaluate"');
  }
  if (mode === "train") assertStream(stream);
}
