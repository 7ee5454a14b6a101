import "@tensorflow/tfjs-layers";
import { type Backend, type BackendUnavailableError, GanError } from "@gan/spec";
import {
  fused,
  getBackend,
  matMul,
  memory,
  sigmoid,
  softplus,
  type Tensor,
  tensor1d,
  tensor3d,
} from "@tensorflow/tfjs-core";
import { beforeEach, describe, expect, it } from "vitest";
import {
  compareWithCpu,
  expectClose,
  patterned,
  patternedTensor,
  valuesOf,
} from "./compare-with-cpu.ts";
import { expectBalanced } from "./expect-balanced.ts";
import { gradientCases, valueCases } from "./paper-operations.ts";
import { plainMatMul } from "./plain-mat-mul.ts";
import { trainingStep } from "./training-step.ts";

/** What a backend's suite needs to know about it. */
export interface TestBackendOptions {
  /** The name TensorFlow.js knows the engine by. @default the backend's name */
  readonly engine?: string;
  /** Steps of training; fewer where a step takes long, such as on a graphics processor in software. @default 50 */
  readonly steps?: number;
}

/**
 * The contract every backend must pass; call it once from the backend's test file.
 *
 * It holds results against plain-array arithmetic and against TensorFlow.js's `cpu` engine. Where the backend cannot
 * run, one skipped test gives the backend's reason.
 */
export function testBackend(
  create: () => Backend,
  { engine, steps = 50 }: TestBackendOptions = {},
): void {
  const backend = create();
  describe(`backend ${backend.name}`, async () => {
    const unavailable = await reasonAgainst(backend);
    if (unavailable !== undefined) return it("runs here", (context) => context.skip(unavailable));

    beforeEach(() => backend.activate());

    it("selects itself, twice over", async () => {
      await backend.activate();
      await create().activate();
      expect(getBackend()).toBe(engine ?? backend.name);
    });

    describe.each([
      [[], []],
      [[3], [3]],
      [[3], [1]],
    ])("with batches %j and %j", (batchA, batchB) => {
      it.each([
        [false, false],
        [true, false],
        [false, true],
        [true, true],
      ])("multiplies matrices, transposed %s and %s", async (transposeA, transposeB) => {
        const [m, k, n] = [13, 37, 21];
        const a = patterned([...batchA, ...(transposeA ? [k, m] : [m, k])], 1);
        const b = patterned([...batchB, ...(transposeB ? [n, k] : [k, n])], 2);
        const product = await valuesOf(() =>
          matMul(patternedTensor(a.shape, 1), patternedTensor(b.shape, 2), transposeA, transposeB),
        );
        expectClose(product, plainMatMul(a, b, transposeA, transposeB));
      });
    });

    it.each(["linear", "relu", "sigmoid"] as const)(
      "fuses products, bias and %s",
      async (activation) => {
        const [m, k, n] = [5, 7, 6];
        const plain = plainMatMul(patterned([k, m], 1), patterned([n, k], 2), true, true);
        const bias = patterned([n], 3).values;
        const expected = plain.map((value, i) => {
          const z = value + bias[i % n]!;
          if (activation === "linear") return z;
          return activation === "relu" ? Math.max(0, z) : 1 / (1 + Math.exp(-z));
        });
        const received = await valuesOf(() =>
          fused.matMul({
            a: patternedTensor([k, m], 1),
            b: patternedTensor([n, k], 2),
            transposeA: true,
            transposeB: true,
            bias: patternedTensor([n], 3),
            activation,
          }),
        );
        expectClose(received, expected);
      },
    );

    it.each(valueCases)("computes $name as cpu does", ({ f, shapes }) =>
      compareWithCpu(backend, () => [f(...inputsOf(shapes))]),
    );

    it.each(gradientCases)("has the gradient of $name as cpu has it", ({ gradients, shapes }) =>
      compareWithCpu(backend, () => gradients(...inputsOf(shapes))),
    );

    it("stays finite at logits of ±1000", async () => {
      const logits = () => tensor1d([-1000, 0, 1000]);
      expectClose(await valuesOf(() => softplus(logits())), [0, Math.LN2, 1000]);
      expectClose(await valuesOf(() => sigmoid(logits())), [0, 0.5, 1]);
    });

    it(
      `trains ${steps} steps in level memory and leaves nothing behind`,
      () =>
        expectBalanced(async () => {
          using training = trainingStep();
          const losses: number[] = [];
          let level: number | undefined;
          for (let step = 0; step < steps; step++) {
            losses.push(await training.step());
            level ??= memory().numBytes;
            expect(memory().numBytes, `bytes after step ${step}`).toBe(level);
          }
          expect(losses.at(-1)).toBeLessThan(losses[0]! / 2);
        }),
      120_000,
    );

    it("keeps what was computed before when it is activated again", async () => {
      const kept = tensor3d([1, 2, 3, 4], [1, 2, 2]);
      await backend.activate();
      expect([...(await kept.data())]).toEqual([1, 2, 3, 4]);
      kept.dispose();
    });
  });
}

/** Why a backend cannot run here. */
async function reasonAgainst(backend: Backend): Promise<string | undefined> {
  try {
    await backend.activate();
    return undefined;
  } catch (error) {
    if (!GanError.is(error) || error.code !== "GAN_BACKEND_UNAVAILABLE") throw error;
    return (error as BackendUnavailableError).reason;
  }
}

function inputsOf(shapes: readonly number[][]): Tensor[] {
  return shapes.map((shape, i) => patternedTensor(shape, i + 1));
}
