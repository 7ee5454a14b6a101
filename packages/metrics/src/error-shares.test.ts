import { datasetFromFloats, readRows } from "@gan/spec";
import { expect, it } from "vitest";
import { errorShares } from "./error-shares.ts";

const numbers = (...values: number[]) =>
  datasetFromFloats({ name: "numbers", exampleShape: [1], values: Float32Array.from(values) });

it("counts mistakes on either side of ½", async () => {
  const judge = async (examples: ReturnType<typeof numbers>) => readRows(examples);
  const shares = await errorShares(judge, numbers(1, 2, 3, -1), numbers(-1, 1, -2, -3, -4));
  expect(shares).toEqual({ falseNegatives: 0.25, falsePositives: 0.2 });
});
