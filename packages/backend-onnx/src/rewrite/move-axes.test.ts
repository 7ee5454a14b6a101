import { expect, it } from "vitest";
import type { Edge, Graph } from "../onnx/graph.ts";
import { compareRewritten, times } from "../testing/compare-rewritten.ts";
import { moveAxes } from "./move-axes.ts";

const change = (graph: Graph, outputs: readonly Edge[]) => {
  moveAxes(graph, outputs);
  return outputs;
};

it.each<[shape: number[], perm: number[], transposes: number]>([
  [[3, 3, 32, 16], [3, 2, 0, 1], 2],
  [[32, 16, 3, 3], [2, 3, 1, 0], 2],
  [[5, 4, 16, 16], [1, 0, 3, 2], 2],
  [[8, 4, 4, 4, 3, 3], [0, 2, 4, 5, 1, 3], 2],
  [[3, 3, 4, 8, 4, 8], [4, 2, 0, 1, 3, 5], 1], // The last axis stays.
  [[8, 16, 16, 32], [0, 3, 1, 2], 1], // One move.
  [[64, 128], [1, 0], 1],
  [[16, 16, 32], [2, 1, 0], 2],
  [[3, 3, 4, 4], [3, 2, 0, 1], 1], // Small.
  [[4, 5, 6, 7, 8], [4, 3, 2, 1, 0], 1], // Two moves are too few.
])("orders the axes of %j as %j by %d transposes", (shape, perm, transposes) => {
  const operations = compareRewritten([shape], (graph, [x]) => [graph.transpose(x!, perm)], {
    tolerance: 0,
    change,
  });
  expect(times(operations, "Transpose")).toBe(transposes);
});
