import { createRng, type Labels, type Stream } from "@gan/spec";
import { type Tensor1D, type Tensor2D, tensor1d, tensor2d } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { expectBalanced } from "./expect-balanced.ts";

/** What a condition is asked for; `Condition` of `@gan/core` is one. */
interface TestedCondition {
  readonly name: string;
  readonly size: number;
  of(real: { readonly x: Tensor2D; readonly labels?: Tensor1D }, stream: Stream): Tensor2D;
  draw?(count: number, stream: Stream): Float32Array;
  labels?(given: Float32Array): Labels;
  given?(labels: ArrayLike<number>): Float32Array;
}

/** The contract every condition must keep; call it once for each from the package's tests, on the `cpu` engine. */
export function testCondition(
  condition: TestedCondition,
  { exampleSize }: { readonly exampleSize: number },
): void {
  const stream = (seed = 7) => createRng(seed).stream("condition");
  const ROWS = 5;

  describe(`condition ${condition.name}`, () => {
    it("gives each example a row of finite numbers, the same under equal streams, and leaves nothing else", () =>
      expectBalanced(() => {
        const values = stream(1).fillUniform(new Float32Array(ROWS * exampleSize));
        const x = tensor2d(values, [ROWS, exampleSize]);
        const labels = tensor1d([0, 1, 0, 1, 0], "int32");
        const [first, again] = [0, 1].map(() => condition.of({ x, labels }, stream()));
        expect(first!.shape).toEqual([ROWS, condition.size]);
        expect(first!.dtype).toBe("float32");
        expect([...first!.dataSync()].every(Number.isFinite)).toBe(true);
        expect(first!.dataSync()).toEqual(again!.dataSync());
        expect(x.dataSync(), "examples are left as they are").toEqual(values);
        for (const tensor of [x, labels, first!, again!]) tensor.dispose();
      }));

    it("draws rows where nobody asks, the same from equal streams", () => {
      if (condition.draw === undefined) return;
      for (const count of [1, 7]) {
        const drawn = condition.draw(count, stream());
        expect(drawn).toHaveLength(count * condition.size);
        expect(drawn.every(Number.isFinite)).toBe(true);
        expect(condition.draw(count, stream())).toEqual(drawn);
      }
    });

    it("reads the classes that it was asked for", () => {
      const { given, labels } = condition;
      if (given === undefined || labels === undefined) return;
      const asked = given([1, 0, 1]);
      expect(asked).toHaveLength(3 * condition.size);
      expect([...labels(asked)]).toEqual([1, 0, 1]);
    });
  });
}
