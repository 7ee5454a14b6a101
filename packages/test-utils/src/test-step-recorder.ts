import type { StepRecorder } from "@gan/spec";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { learnedStep } from "./learned-step.ts";
import { type Compile, runStep, stepPrograms } from "./random-step.ts";

/** What the suite of a recorder is told. */
export interface TestStepRecorderOptions {
  /** What learns steps. @default the recorder's contract by itself */
  readonly compile?: Compile;
  /** Random steps of each kind. @default 40, and ten times as many with `GAN_SOAK=1` */
  readonly numRuns?: number;
}

const recorder = () => tf.backend() as unknown as StepRecorder;

/**
 * The contract of an engine that replays steps ({@link StepRecorder}): a replay has the bits of the step as it is, and what may not be
 * replayed never is.
 *
 * @param activate - Makes the engine the current one.
 */
export function testStepRecorder(
  activate: () => Promise<unknown>,
  {
    compile = learnedStep,
    numRuns = process.env.GAN_SOAK === "1" ? 400 : 40,
  }: TestStepRecorderOptions = {},
): void {
  describe("replays", () => {
    beforeAll(async () => {
      await activate();
    });

    it("have the bits of the step as it is, all but the first two of each shape", () => {
      const before = tf.memory().numTensors;
      const { replays } = recorder().statistics();
      const plain = regression(undefined, 40);
      expect(recorder().statistics().replays).toBe(replays);
      expect(regression(compile, 40)).toEqual(plain);
      expect(recorder().statistics().replays - replays).toBe(40 - 4);
      expect(tf.memory().numTensors).toBe(before);
    });

    it.each(Object.keys(optimizers))("keep up TensorFlow.js's own %s, which counts on", (name) => {
      const plain = learn(name, undefined);
      const { replays } = recorder().statistics();
      expect(learn(name, compile)).toEqual(plain);
      expect(recorder().statistics().replays - replays).toBeGreaterThanOrEqual(6);
    });

    it.each(Object.entries(refused))("are refused with the reason: %s", (reason, act) => {
      tf.engine().startScope();
      const before = recorder().statistics();
      const step = compile(act);
      for (let i = 0; i < 5; i++) step(tf.tensor1d([i, 2]));
      const { replays, refusals } = recorder().statistics();
      expect(replays).toBe(before.replays);
      expect(refusals[reason]! - (before.refusals[reason] ?? 0)).toBe(5);
      tf.engine().endScope();
      tf.engine().disposeVariables();
    });

    it("are part of a gradient that is taken of them, and of a step that they are in", () => {
      const { replays } = recorder().statistics();
      const square = compile((x) => tf.square(x));
      const x = tf.tensor1d([1, 2, 3]);
      for (let i = 0; i < 4; i++) square(x).dispose();
      expect(recorder().statistics().replays - replays).toBe(2);
      tf.tidy(() => {
        const slope = tf.grad((at) => tf.sum(square(at)))(x);
        expect([...slope.dataSync()]).toEqual([2, 4, 6]);
        const outer = compile((at) => tf.add(square(at), 1));
        for (let i = 0; i < 4; i++) expect([...outer(x).dataSync()]).toEqual([2, 5, 10]);
      });
      expect(recorder().statistics().replays - replays).toBe(4);
      x.dispose();
    });

    it.each([
      ["may be replayed", true],
      ["reads, counts, keeps, makes variables or shares their numbers", false],
    ])("have the bits of a random step that %s", { timeout: 600_000 }, (_, isPure) => {
      const { numTensors, numDataBuffers } = tf.memory();
      const { replays } = recorder().statistics();
      fc.assert(
        fc.property(stepPrograms, (program) => {
          const plain = runStep(program, { isPure });
          expect(runStep(program, { compile, isPure })).toEqual(plain);
        }),
        { numRuns },
      );
      expect(tf.memory()).toMatchObject({ numTensors, numDataBuffers });
      // Or nothing has been tested; how many of the others may be replayed now and then is chance.
      if (isPure) expect(recorder().statistics().replays - replays).toBeGreaterThan(numRuns / 2);
    });
  });
}

/** A small regression with momentum, step after step; every seventh minibatch is short. */
function regression(compile: Compile | undefined, steps: number): number[] {
  const [w, v] = tf.tidy(() => [
    tf.variable(tf.randomNormal([3, 2], 0, 1, "float32", 1)),
    tf.variable(tf.zeros([3, 2])),
  ]) as [tf.Variable<tf.Rank.R2>, tf.Variable<tf.Rank.R2>];
  const plain = (...[x, y, rate]: tf.Tensor[]) => {
    const loss = () =>
      tf.mean<tf.Scalar>(tf.square(tf.sub(tf.matMul(x as tf.Tensor2D, w), y as tf.Tensor2D)));
    const { value, grads } = tf.variableGrads(loss, [w]);
    v.assign(tf.sub(tf.mul(v, 0.9), tf.mul(grads[w.name]!, rate!)));
    w.assign(tf.add(w, v));
    return value;
  };
  const step = compile?.(plain) ?? ((...given: tf.Tensor[]) => tf.tidy(() => plain(...given)));
  const seen: number[] = [];
  for (let i = 0; i < steps; i++) {
    const rows = i % 7 === 6 ? 3 : 5;
    tf.tidy(() => {
      const x = tf.randomUniform([rows, 3], -1, 1, "float32", i + 1);
      const y = tf.randomUniform([rows, 2], -1, 1, "float32", i + 99);
      seen.push(step(x, y, tf.scalar(0.1 / (i + 1))).dataSync()[0]!);
    });
  }
  seen.push(...w.dataSync());
  tf.dispose([w, v]);
  return seen;
}

const optimizers: Readonly<Record<string, () => tf.Optimizer>> = {
  sgd: () => tf.train.sgd(0.1),
  momentum: () => tf.train.momentum(0.1, 0.9),
  adam: () => tf.train.adam(0.1),
  rmsprop: () => tf.train.rmsprop(0.1),
  adagrad: () => tf.train.adagrad(0.1),
};

function learn(name: string, compile: Compile | undefined): number[] {
  const optimizer = optimizers[name]!();
  const w = tf.tidy(() => tf.variable(tf.fill<tf.Rank.R2>([3, 1], 0.5))) as tf.Variable<tf.Rank.R2>;
  const plain = (...[x, y]: tf.Tensor[]) => {
    const loss = () => tf.losses.meanSquaredError(y!, tf.matMul(x as tf.Tensor2D, w)) as tf.Scalar;
    return optimizer.minimize(loss, true, [w])!;
  };
  const step = compile?.(plain) ?? plain;
  const losses = Array.from({ length: 12 }, (_, i) => {
    // A rate that changes is seen, too.
    if (i === 8) Object.assign(optimizer, { learningRate: 0.05 });
    return tf.tidy(() => {
      const x = tf.randomUniform<tf.Rank.R2>([5, 3], -1, 1, "float32", i + 1);
      return step(x, tf.sum<tf.Tensor2D>(x, 1, true)).dataSync()[0]!;
    });
  });
  const left = [...losses, ...w.dataSync(), optimizer.iterations];
  optimizer.dispose();
  w.dispose();
  return left;
}

const refused: Readonly<Record<string, (...given: tf.Tensor[]) => tf.Tensor>> = {
  "it reads numbers": (...[x]) => tf.fill([2], x!.dataSync()[0]!),
  "it makes variables": (...[x]) => tf.add(x!, tf.variable(tf.neg(x!))),
  "it keeps or disposes tensors besides those it gives": (...[x]) => tf.neg(tf.keep(tf.neg(x!))),
};
