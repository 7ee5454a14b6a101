import { expect, it } from "vitest";
import type { Edge, Graph } from "../onnx/graph.ts";
import { compareRewritten, times } from "../testing/compare-rewritten.ts";
import { alignRanks } from "./align-ranks.ts";

const change = (graph: Graph, outputs: readonly Edge[]) => {
  alignRanks(graph, outputs);
  return outputs;
};

it.each<[number[], number[], reshapes: number]>([
  [[500, 1], [], 1],
  [[500, 1], [1], 1],
  [[2, 16, 16, 1], [1], 1],
  [[300, 1, 1], [1, 1], 1],
  [[500, 1], [1, 1], 0],
  [[500, 1], [500, 1], 0],
  [[500, 2], [], 0],
  [[500], [], 0],
  [[300, 4, 1], [4, 1], 0],
  [[20, 1], [], 0],
])("brings operands of %j and %j to as many axes with %d reshaping", (a, b, reshapes) => {
  const operations = compareRewritten(
    [a, b],
    (graph, [x, y]) => [graph.binary("Sub", x!, y!), graph.binary("Max", y!, x!)],
    { tolerance: 0, change },
  );
  expect(times(operations, "Reshape")).toBe(reshapes);
});

it("brings the three operands of a choice to as many axes", () => {
  const operations = compareRewritten(
    [[500, 1], [], []],
    (graph, [x, low, other]) => [
      graph.where(graph.binary("Greater", x!, low!, "bool"), x!, other!),
    ],
    { tolerance: 0, change },
  );
  expect(times(operations, "Reshape")).toBe(2);
});
