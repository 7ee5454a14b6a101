import fc from "fast-check";
import { expect, it } from "vitest";
import type { Edge, Graph } from "../onnx/graph.ts";
import { compareRewritten, times } from "../testing/compare-rewritten.ts";

const cut = (graph: Graph, x: Edge, axis: number, from: number, to: number): Edge => {
  const shape = x.shape.map((size, i) => (i === axis ? to - from : size));
  const range = [graph.list([from]), graph.list([to]), graph.list([axis])];
  return graph.op("Slice", [x, ...range], { type: x.type, shape });
};

const padded = (graph: Graph, x: Edge, pads: readonly (readonly [number, number])[]): Edge => {
  const shape = x.shape.map((size, i) => pads[i]![0] + size + pads[i]![1]);
  const counts = graph.list([0, 1].flatMap((end) => pads.map((pad) => pad[end]!)));
  return graph.op("Pad", [x, counts, graph.scalar(7)], { type: x.type, shape });
};

const summed = (graph: Graph, x: Edge, axes: readonly number[]): Edge => {
  const shape = x.shape.map((size, i) => (axes.includes(i) ? 1 : size));
  return graph.op("ReduceSum", [x, graph.list(axes)], { type: x.type, shape });
};

it("pads, cuts and sums planes between two convolutions' layouts", () => {
  const operations = compareRewritten([[2, 3, 10, 11]], (graph, [planes]) => {
    const pixels = graph.transpose(planes!, [0, 2, 3, 1]);
    const wide = padded(graph, pixels, [
      [0, 0],
      [1, 0],
      [0, 2],
      [0, 0],
    ]);
    const part = cut(graph, wide, 2, 1, 12);
    return [graph.transpose(part, [0, 3, 1, 2]), summed(graph, part, [0, 1, 2])];
  });
  expect(times(operations, "Transpose")).toBe(0);
});

it("cuts narrow pieces where they lie in one piece", () => {
  const operations = compareRewritten([[5, 4, 2]], (graph, [x]) => {
    const inFront = graph.transpose(x!, [2, 0, 1]);
    return [cut(graph, inFront, 0, 0, 1), cut(graph, inFront, 0, 1, 2)];
  });
  expect(operations).toEqual(["Transpose", "Slice", "Slice"]);
});

it("transposes once what is cut again and again", () => {
  const operations = compareRewritten([[2, 3, 6, 7]], (graph, [planes]) => {
    const pixels = graph.transpose(planes!, [0, 2, 3, 1]);
    return [0, 1, 2].map((row) => cut(graph, pixels, 1, row, row + 4));
  });
  expect(operations).toEqual(["Transpose", "Slice", "Slice", "Slice"]);
});

const rank = 4;
const works = fc.record({
  perm: fc.shuffledSubarray([0, 1, 2, 3], { minLength: rank }),
  pads: fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: rank, maxLength: rank }),
  axis: fc.nat(rank - 1),
  axes: fc.subarray([0, 1, 2, 3], { minLength: 1 }),
});

it("gives the numbers that transposing first gives, whatever the axes", () => {
  const property = fc.property(works, ({ perm, pads, axis, axes }) => {
    compareRewritten([[2, 3, 11, 4]], (graph, [x]) => {
      const turned = graph.transpose(x!, perm);
      const part = cut(graph, padded(graph, turned, pads), axis, 1, turned.shape[axis]!);
      return [part, summed(graph, part, axes), cut(graph, turned, axis, 0, 1)];
    });
  });
  fc.assert(property, { numRuns: 25, seed: 2014 });
});
