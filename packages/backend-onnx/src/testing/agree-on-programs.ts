import { programs } from "@gan/test-utils";
import fc from "fast-check";
import { expect } from "vitest";
import { runProgram } from "./random-program.ts";
import { onBoth } from "./use-backends.ts";

/** Runs random programs of so many instructions, and expects of each that both backends agree to the last bit. */
export async function agreeOnPrograms(
  length: number,
  runs: { readonly numRuns: number; readonly seed?: number },
): Promise<void> {
  const property = fc.asyncProperty(programs(length), async (program) => {
    const { cpu, onnx } = await onBoth(() => runProgram(program));
    expect(onnx).toEqual(cpu);
  });
  await fc.assert(property, runs);
}
