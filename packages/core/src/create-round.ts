import type { Stream, Update } from "@gan/spec";
import { keep, type Tensor, type Tensor2D } from "@tensorflow/tfjs-core";
import { applyEach } from "./apply-each.ts";
import type { Examples } from "./examples.ts";
import { type Game, playerOf } from "./game.ts";
import { sampleNoise } from "./noise-prior.ts";
import type { Round } from "./round.ts";
import { rowsOf } from "./rows-of.ts";
import type { RealExamples } from "./sample-examples.ts";

/** A round and the end of it. */
export interface OpenRound extends Round {
  /** Frees the tensors that it gave. */
  dispose(): void;
}

/** Where a round draws from. */
export interface RoundSource {
  /** The roles of those who take their slopes in it. */
  readonly movers: readonly string[];
  /** Random numbers by what they are for, such as `noise` or `discriminator/real`. */
  readonly at: (name: string) => Stream;
  /** A minibatch of real examples; called once at most. */
  readonly real: () => RealExamples;
  /** m, where it is not the number of real examples. */
  readonly batchSize?: number;
  /** Rows of the stream of noise that come before its own. @default 0 */
  readonly skippedNoise?: number;
  /** The update that it is drawn for, where somebody moves. */
  readonly update?: Update;
  /**
   * Samples in the place of those that G makes in training, `[m, exampleSize]`. The caller keeps them.
   *
   * @param noise - z of each, with its condition.
   */
  readonly fake?: (noise: () => Examples) => Tensor2D;
}

/** Draws a round. Each part of it is drawn when it is first asked for. */
export function createRound(
  game: Game,
  { movers, at, real: readReal, batchSize, skippedNoise, update, fake: makeFake }: RoundSource,
): OpenRound {
  const { condition, prior } = game;
  const owned: Tensor[] = [];
  const own = <T extends Tensor>(tensor: T): T => {
    owned.push(keep(tensor));
    return tensor;
  };
  const remembered = new Map<string, Tensor>();
  const real = once((): Examples => {
    const { x, labels } = readReal();
    const onDevice = once(() => labels && own(labels()));
    const told = {
      x: own(x),
      get labels() {
        return onDevice();
      },
    };
    const given = condition && own(condition.of(told, at("condition")));
    return Object.assign(told, { given });
  });
  const noise = once(() => {
    const rows = batchSize ?? real().x.shape[0];
    return own(sampleNoise(prior, rows, at("noise"), skippedNoise));
  });
  const apply = (role: string, examples: Examples, stream: Stream) =>
    playerOf(game, role).network.apply(rowsOf(examples), { mode: "train", stream });
  const make = (noise: () => Examples) =>
    makeFake?.(noise) ?? own(apply("generator", noise(), at("generator")));
  const fake = once((): Examples => {
    if (condition === undefined) return { x: make(() => ({ x: noise() })) };
    const { given, labels } = real();
    return { x: make(() => ({ x: noise(), given })), given, labels };
  });
  // Where D alone moves, one pass judges both. Where a slope goes through D(G(z)) to G, real examples stay out of its way.
  const isAlone = movers.length === 1 && movers[0] === "discriminator";
  const both = once(() => {
    const parts = [
      { x: rowsOf(real()), stream: at("discriminator/real") },
      { x: rowsOf(fake()), stream: at("discriminator/fake") },
    ];
    return applyEach(game.discriminator.network, parts).map(own) as [Tensor2D, Tensor2D];
  });
  const judge = (examples: Examples, name: string) =>
    own(apply("discriminator", examples, at(`discriminator/${name}`)));
  const realLogits = once(() => (isAlone ? both()[0] : judge(real(), "real")));
  const fakeLogits = once(() => (isAlone ? both()[1] : judge(fake(), "fake")));

  return {
    get real() {
      return real();
    },
    get noise() {
      return noise();
    },
    get fake() {
      return fake();
    },
    get realLogits() {
      return realLogits();
    },
    get fakeLogits() {
      return fakeLogits();
    },
    apply: (role, examples, name) => apply(role, examples, at(`${role}/${name}`)),
    stream: at,
    remember<T extends Tensor>(name: string, make: () => T): T {
      const made = (remembered.get(name) as T | undefined) ?? own(make());
      remembered.set(name, made);
      return made;
    },
    ...(update && { update }),
    dispose() {
      for (const tensor of owned) tensor.dispose();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
