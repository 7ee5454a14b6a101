import { matMul, range, reshape, tidy, tile } from "@tensorflow/tfjs-core";
import { beforeAll, expect, it } from "vitest";
import { wasm } from "../wasm.ts";

beforeAll(() => wasm().activate());

it("broadcasts batches both ways, which the engine by itself refuses", async () => {
  const product = (isTiled: boolean) =>
    tidy(() => {
      const a = reshape(range(0, 24), [2, 1, 3, 4]);
      const b = reshape(range(0, 60), [1, 3, 4, 5]);
      return isTiled ? matMul(tile(a, [1, 3, 1, 1]), tile(b, [2, 1, 1, 1])) : matMul(a, b);
    });
  const [broadcast, tiled] = [product(false), product(true)];
  expect(broadcast.shape).toEqual([2, 3, 3, 5]);
  expect(await broadcast.data()).toEqual(await tiled.data());
});
