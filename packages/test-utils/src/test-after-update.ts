import type { AfterUpdate, Parameter } from "@gan/spec";
import { add, memory, tensor2d, tidy, variable } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { expectBalanced } from "./expect-balanced.ts";

const start = [1, -2, 0.5];

/**
 * The contract of everything that follows an update; call it once from its test file.
 *
 * @param create - Makes it.
 * @param published - Its formula in float64: what becomes of a kernel of three weights into one unit.
 */
export function testAfterUpdate(
  create: () => AfterUpdate,
  published: (values: readonly number[]) => readonly number[],
): void {
  describe(`after an update: ${create().name}`, () => {
    it("follows its published formula, and gives nothing back", () => {
      const [after, kernel] = [create(), createKernel()];
      expect(after.apply([kernel], at(1))).toBeUndefined();
      [...kernel.variable.dataSync()].forEach((value, i) => {
        expect(value).toBeCloseTo(published(start)[i]!, 5);
      });
    });

    it("leaves no tensor alive but what it remembers", () =>
      expectBalanced(() => {
        const [after, kernel] = [create(), createKernel()];
        const { numTensors } = memory();
        for (const count of [1, 2]) after.apply([kernel], at(count));
        const remembered = Object.keys(after.memory?.state() ?? {}).length;
        expect(memory().numTensors).toBe(numTensors + remembered);
        after.memory?.dispose();
        kernel.variable.dispose();
      }));

    it("goes on bit for bit from a saved state", () => {
      const [whole, first, second] = [create(), create(), create()];
      const [p, q] = [createKernel(), createKernel()];
      for (const count of [1, 2, 3]) step(whole, p, count);
      for (const count of [1, 2]) step(first, q, count);
      const saved = Object.entries(first.memory?.state() ?? {}).map(([name, slot]) => {
        const [part] = name.split("/");
        expect(first.memory!.slots).toContain(part);
        return [name, { shape: slot.shape, values: slot.dataSync().slice() as Float32Array }];
      });
      second.memory?.restore([q], Object.fromEntries(saved));
      step(second, q, 3);
      expect(q.variable.dataSync()).toEqual(p.variable.dataSync());
      const values = (after: AfterUpdate) =>
        Object.entries(after.evaluationValues?.() ?? {}).map(([name, it]) => [name, it.dataSync()]);
      expect(values(second)).toEqual(values(whole));
    });
  });
}

const at = (count: number) => ({ iteration: count, epoch: 1, count });

function createKernel(): Parameter {
  const made = tidy(() => variable(tensor2d(start, [3, 1])));
  return { name: "h0/kernel", kind: "kernel", variable: made };
}

/** Moves the kernel as an update would, then lets it be followed. */
function step(after: AfterUpdate, kernel: Parameter, count: number): void {
  const { variable: kept } = kernel;
  tidy(() => kept.assign(add(kept, tensor2d([0.1 * count, -0.2, 0.3], [3, 1]))));
  after.apply([kernel], at(count));
}
