import { beforeAll, expect, it } from "vitest";
import { type Edge, Graph } from "../onnx/graph.ts";
import { independentParts, tuning } from "./independent-parts.ts";

beforeAll(() => void Object.assign(tuning, { leastWork: 1 }));

const SIDE = 64;

/** Products one after the other, all with the same weights. */
function chain(graph: Graph, start: Edge, weights: Edge, length: number): Edge {
  let edge = start;
  for (let i = 0; i < length; i++) {
    edge = graph.op("MatMul", [graph.unary("Relu", edge), weights], edge);
  }
  return edge;
}

const matrix = (graph: Graph) => graph.input("float32", [SIDE, SIDE]);

it("finds two chains that meet in a sum, and gives the sum to neither", () => {
  const graph = new Graph();
  const weights = matrix(graph);
  const ends = [5, 4].map((length) => chain(graph, matrix(graph), weights, length));
  const sum = graph.binary("Add", ends[0]!, ends[1]!);
  expect(independentParts(graph, [sum])).toEqual({ here: [ends[0]], there: [ends[1]] });
});

it("gives an output of a part to the rest as well", () => {
  const graph = new Graph();
  const weights = matrix(graph);
  const [a, b] = [5, 5].map((length) => chain(graph, matrix(graph), weights, length)) as [
    Edge,
    Edge,
  ];
  const middle = graph.producer(graph.producer(a)!.inputs[0]!)!.inputs[0]!;
  const parts = independentParts(graph, [graph.binary("Add", a, b), middle])!;
  expect(new Set(parts.here)).toEqual(new Set([a, middle]));
});

it("divides nothing where one operation waits for the other, or one part is small", () => {
  const graph = new Graph();
  const weights = matrix(graph);
  const long = chain(graph, matrix(graph), weights, 9);
  expect(independentParts(graph, [long])).toBeUndefined();
  const short = chain(graph, matrix(graph), weights, 1);
  expect(independentParts(graph, [graph.binary("Add", long, short)])).toBeUndefined();
});

it("has what both parts need done before them where it is much, and repeats it where it is little", () => {
  for (const steps of [1, 60]) {
    const graph = new Graph();
    let weights = matrix(graph);
    for (let i = 0; i < steps; i++) weights = graph.unary("Neg", weights);
    const [a, b] = [5, 5].map((length) => chain(graph, matrix(graph), weights, length)) as [
      Edge,
      Edge,
    ];
    const sum = graph.binary("Add", a, b);
    const parts = independentParts(graph, [sum]);
    if (steps === 1) expect(parts).toEqual({ here: [a], there: [b] });
    else expect(parts).toEqual({ here: [weights], there: [] });
    expect(independentParts(graph, [sum], true)).toEqual({ here: [a], there: [b] });
  }
});

it("leaves alone what no tensor of the backend can hold", () => {
  const graph = new Graph();
  const weights = matrix(graph);
  const ends = [5, 5].map((length) => {
    const end = chain(graph, matrix(graph), weights, length);
    return graph.op("ArgMax", [end], { type: "int64", shape: [1, SIDE] });
  });
  expect(independentParts(graph, [graph.binary("Add", ends[0]!, ends[1]!)])).toBeUndefined();
});
