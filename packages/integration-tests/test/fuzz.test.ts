import { describe, expect, it } from "vitest";
import { formats } from "./fuzz/formats.ts";
import { fuzz } from "./fuzz/harness.ts";

/** `pnpm fuzz --inputs 100000` makes as many as one likes, from other seeds. */
const inputs = 200;

describe("damaged files are read or refused in a sentence, in less than a second and a gibibyte", () => {
  it.each(formats.map((format) => [format.name, format] as const))("%s", async (name, format) => {
    const count = name === "CIFAR-10" ? 10 : inputs;
    const [result] = await fuzz([format], { seed: 2014, inputs: count });
    expect(result!.failures).toEqual([]);
    expect(result!.inputs).toBe(count);
    expect(result!.refused).toBeGreaterThan(count / 20);
  });
});

it("refuses an HDF5 file that has the library ask for two gibibytes", async () => {
  const hdf5 = formats.filter(({ name }) => name === "MAT 7.3");
  const [result] = await fuzz(hdf5, { seed: 989_810, from: 2607, inputs: 1 });
  expect(result).toMatchObject({ inputs: 1, refused: 1 });
  // The first damaged file of a process waits while the library is compiled, on a slow machine for more than its second.
  expect(result!.failures.filter(({ problem }) => !problem.endsWith(" s"))).toEqual([]);
});
