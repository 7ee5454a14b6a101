import "@tensorflow/tfjs-backend-cpu";
import type { Backend, Network } from "@gan/spec";
import { setBackend } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { expectBalanced } from "./expect-balanced.ts";
import {
  type PenaltyGradients,
  penaltyDifferences,
  penaltyGradients,
} from "./penalty-gradients.ts";

/** Networks by what of them is tested. Each call makes one with the same weights. */
type Networks = Readonly<Record<string, () => Network>>;

/** Where the gradients of gradients come from, when it is not this process. */
interface SecondDerivativesOptions {
  /** Gradients of every network by name, or why there are none. @default computed here */
  readonly measure?: () => Promise<Readonly<Record<string, PenaltyGradients | string>>>;
  /** Networks with a layer that the engine does not differentiate, and says so. @default none */
  readonly refused?: Networks;
  /** Largest deviation, in units of the largest difference of a tensor. @default 1e-2 */
  readonly tolerance?: number;
}

/** Differences by network, computed once for all engines. */
const differences = new Map<() => Network, Promise<PenaltyGradients>>();

/**
 * The contract of engines with networks whose gradients may be penalized; call it from a test file for every engine.
 *
 * The slopes of ‖∇ₓ ½D(x)²‖² and of ‖∇θ ½D(x)²‖², by x and by every parameter, are held against central differences of
 * the penalties on `cpu`, which need first derivatives alone.
 */
export function testSecondDerivatives(
  create: () => Backend,
  networks: Networks,
  { measure, refused = {}, tolerance = 1e-2 }: SecondDerivativesOptions = {},
): void {
  const backend = create();
  describe(`second derivatives on ${backend.name}`, () => {
    let measured: Awaited<ReturnType<NonNullable<typeof measure>>> | undefined;
    beforeAll(async () => {
      measured = await measure?.();
    }, 600_000);

    it.each(Object.entries(networks))(
      "are right through %s",
      { timeout: 120_000 },
      async (name, make) => {
        if (!differences.has(make)) differences.set(make, onCpu(make));
        const expected = await differences.get(make)!;
        const received = measured ? measured[name] : await onBackend(backend, make);
        if (typeof received !== "object") expect.fail(received);
        expect(Object.keys(received)).toEqual(Object.keys(expected));
        const overall = largestOf(Object.values(expected).flat());
        expect(overall, "the penalty has a slope").toBeGreaterThan(1e-6);
        for (const [tensor, values] of Object.entries(expected)) {
          const largest = Math.max(largestOf(values), overall / 100);
          for (const [i, value] of values.entries()) {
            const deviation = Math.abs(received[tensor]![i]! - value) / largest;
            const text = `${tensor}[${i}] is ${received[tensor]![i]}, by differences ${value}`;
            expect(deviation, text).toBeLessThan(tolerance);
          }
        }
      },
    );

    it.each(Object.entries(refused))("are refused by name through %s", async (_, make) => {
      await backend.activate();
      const network = make();
      const refusal: unknown = await penaltyGradients(network).catch((error: unknown) => error);
      network.dispose();
      expect(refusal).toMatchObject({
        code: "GAN_UNSUPPORTED_DERIVATIVE",
        message: expect.stringMatching(/^`\w+` has no .*derivative on the engine `\w+`\. Use /),
      });
    });
  });
}

function largestOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

async function onCpu(make: () => Network): Promise<PenaltyGradients> {
  await setBackend("cpu");
  const network = make();
  try {
    return await penaltyDifferences(network);
  } finally {
    network.dispose();
  }
}

/** Leaves nothing behind on the way. */
async function onBackend(backend: Backend, make: () => Network): Promise<PenaltyGradients> {
  await backend.activate();
  let gradients!: PenaltyGradients;
  await expectBalanced(async () => {
    const network = make();
    try {
      gradients = await penaltyGradients(network);
    } finally {
      network.dispose();
    }
  });
  return gradients;
}
