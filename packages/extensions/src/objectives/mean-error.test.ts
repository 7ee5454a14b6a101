import type { Examples, Round } from "@gan/core";
import { checkGradient, expectBalanced, useCpu } from "@gan/test-utils";
import { add, mul, type Tensor2D, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { meanError } from "../index.ts";

useCpu();
const real = [0.1, 0.9, 0.4, 0.3, 0.2, 0.6];
const z = [0.5, -1, 2, 0.3, -0.4, 1];
const given = [0.2, 0.1, 0.4, 0.3, 0.8, 0.7];
const scale = [0.3, -0.2, 0.9, 0.6, 0.4, 0.7];
const shape: [number, number] = [3, 2];
const rows = (values: readonly number[]) => tensor2d(values as number[], shape);
const { loss, usesReal } = meanError({ weight: 50 });

/** G(z, c) is w z + c. */
function lossAt(w: Tensor2D) {
  const apply = (_: string, { x, given }: Examples) => add(mul(w, x), given!) as Tensor2D;
  const fake = { x: apply("generator", { x: rows(z), given: rows(given) }), given: rows(given) };
  return loss({ noise: rows(z), real: { x: rows(real) }, fake, apply } as unknown as Round);
}

it("is the product of two completions' errors, the other from the noise of another row", () =>
  expectBalanced(() => {
    const otherRow = [2, 1, 0];
    const products = real.map((x, i) => {
      const at = 2 * otherRow[Math.floor(i / 2)]! + (i % 2);
      const errorWith = (noise: number) => scale[i]! * noise + given[i]! - x;
      return errorWith(z[i]!) * errorWith(z[at]!);
    });
    const expected = (50 * products.reduce((sum, each) => sum + each, 0)) / 6;
    expect(tidy(() => lossAt(rows(scale)).dataSync()[0])).toBeCloseTo(expected, 4);
    expect(usesReal).toBe(true);
  }));

it("has the slopes of finite differences, through both", () => {
  checkGradient((w) => lossAt(w as Tensor2D), { values: scale, shape });
});
