import fc from "fast-check";
import { expect, it } from "vitest";
import { sizeOf } from "../kernel.ts";
import { compareRewritten, times } from "../testing/compare-rewritten.ts";

it("looks at pieces of channels as planes, until pixels are asked for", () => {
  const operations = compareRewritten([[2, 6, 3, 5]], (graph, [planes]) => {
    const pixels = graph.transpose(planes!, [0, 2, 3, 1]);
    const pieces = graph.unary("Relu", graph.reshape(pixels, [2, 3, 5, 3, 2]));
    return [graph.transpose(graph.reshape(pieces, [2, 15, 6]), [0, 2, 1])];
  });
  expect(times(operations, "Transpose")).toBe(0);
});

it("transposes first where axes are joined that lie apart", () => {
  const operations = compareRewritten([[2, 6, 3, 5]], (graph, [planes]) => [
    graph.unary("Relu", graph.reshape(graph.transpose(planes!, [0, 2, 3, 1]), [2, 90])),
  ]);
  expect(operations).toEqual(["Transpose", "Reshape", "Relu"]);
});

/** A shape, an order of its axes, and another shape of as many numbers. */
const views = fc
  .array(fc.constantFrom(1, 2, 3, 4), { minLength: 1, maxLength: 5 })
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      perm: fc.shuffledSubarray([...shape.keys()], { minLength: shape.length }),
      cuts: fc.array(fc.nat(5), { maxLength: 5 }),
    }),
  )
  .map(({ shape, perm, cuts }) => {
    const rest: number[] = [];
    let left = sizeOf(shape);
    for (const cut of cuts) {
      const divisors = [1, 2, 3, 4, 6, 8].filter((divisor) => left % divisor === 0);
      rest.push(divisors[cut % divisors.length]!);
      left /= rest.at(-1)!;
    }
    return { shape, perm, to: [...rest, left] };
  });

it("gives the numbers that transposing first gives, whatever the shapes", () => {
  const property = fc.property(views, ({ shape, perm, to }) => {
    compareRewritten(
      [shape],
      (graph, [x]) => {
        const view = graph.reshape(graph.transpose(x!, perm), to);
        return [graph.unary("Neg", view), graph.transpose(view, [...to.keys()].reverse())];
      },
      { tolerance: 0 },
    );
  });
  fc.assert(property, { numRuns: 30, seed: 2014 });
});
