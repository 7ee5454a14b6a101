import { createMetric, createRng, datasetFromFloats, readRows } from "@gan/spec";
import { expect, it } from "vitest";
import { standardErrors } from "./standard-errors.ts";

const COUNT = 400;
const normal = (name: string) =>
  datasetFromFloats({
    ...{ name, exampleShape: [1] },
    values: createRng(3).stream(name).fillNormal(new Float32Array(COUNT), 5, 2),
  });

/** The difference of two means, whose standard error is known. */
const difference = createMetric({
  name: "difference",
  describe: "The difference of means.",
  needs: ["samples", "test", "features"],
  async measure({ samples, test, features }) {
    const meanOf = async (data: typeof samples) => {
      const { values, count } = await features(data);
      return Float64Array.from(values).reduce((sum, value) => sum + value, 0) / count;
    };
    return { difference: (await meanOf(samples)) - (await meanOf(test)), constant: 7 };
  },
});

it("finds the standard error that theory has for a mean, from the features of the whole", async () => {
  let read = 0;
  const subject = {
    samples: normal("samples"),
    test: normal("test"),
    features: async (data: ReturnType<typeof normal>) => {
      read += Number(data.size === COUNT);
      return { values: Float64Array.from(readRows(data)), count: data.size, size: 1 };
    },
  };
  const found = await standardErrors(difference, subject, { halves: 200 });
  const expected = 2 * Math.sqrt(2 / COUNT);
  // A standard deviation of 200 values is known to a twentieth; and the examples' own is off by as much.
  expect(Math.abs(found.difference! / expected - 1)).toBeLessThan(0.25);
  expect(found.constant).toBe(0);
  expect(read).toBe(400);
  const again = await standardErrors(difference, subject, { halves: 5 });
  expect(await standardErrors(difference, subject, { halves: 5 })).toEqual(again);
});
