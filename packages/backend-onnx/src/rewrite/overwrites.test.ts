import { expect, it } from "vitest";
import { type Edge, Graph } from "../onnx/graph.ts";
import { overwritesOf } from "./overwrites.ts";
import { tuning } from "./updates.ts";

Object.assign(tuning, { smallestUpdate: 1 });

/** What is written where, for the outputs that a function makes of three square matrices. */
function overwrites(build: (graph: Graph, inputs: [Edge, Edge, Edge]) => Edge[]) {
  const graph = new Graph();
  const input = () => graph.input("float32", [3, 3]);
  const outputs = build(graph, [input(), input(), input()]);
  const found = overwritesOf(graph, outputs, () => true);
  return found.map(({ output, input, via }) => [output, input, via.length]);
}

const product = (graph: Graph, a: Edge, b: Edge, start?: Edge) =>
  graph.op("Gemm", start ? [a, b, start] : [a, b], { type: "float32", shape: [3, 3] });

it("a velocity is written where it was, and so is what it is on the way", () => {
  const found = overwrites((g, [v, a, b]) => [
    product(g, a, b, g.binary("Mul", v, g.scalar(0.5))),
    g.binary("Add", g.binary("Sub", g.binary("Mul", a, b), b), b),
  ]);
  expect(found).toEqual([[0, 0, 1]]);
});

it("a weight is, where every product that read it is needed for its step", () => {
  const found = overwrites((g, [w, x, y]) => {
    const step = product(g, x, product(g, product(g, y, w), x));
    const moved = g.binary("Sub", w, step);
    return [moved, product(g, moved, x)];
  });
  expect(found).toEqual([[0, 0, 0]]);
});

it.each<{ what: string; build: (g: Graph, inputs: [Edge, Edge, Edge]) => Edge[] }>([
  {
    what: "another output reads",
    build: (g, [w, x]) => [g.binary("Mul", w, x), product(g, w, x)],
  },
  { what: "is an output as well", build: (g, [w]) => [g.binary("Mul", w, g.scalar(2)), w] },
  {
    what: "another output reads under another shape",
    build: (g, [w]) => {
      const flat = g.reshape(w, [9]);
      const sum = g.op("ReduceSum", [flat, g.list([0])], { type: "float32", shape: [1] });
      return [g.binary("Mul", w, sum), g.unary("Neg", flat)];
    },
  },
  {
    what: "is a factor of the product that is added to it",
    build: (g, [v, a]) => [product(g, a, v, g.binary("Mul", v, g.scalar(0.5)))],
  },
])("nothing is written over an input that $what", ({ build }) => {
  expect(overwrites(build)).toEqual([]);
});

it("one output is written over an input, not two", () => {
  const found = overwrites((g, [v]) => {
    const half = g.binary("Mul", v, g.scalar(0.5));
    return [half, g.binary("Add", half, g.scalar(1))];
  });
  expect(found).toEqual([[0, 0, 0]]);
});

it.each<{ what: string; build: (g: Graph, inputs: [Edge, Edge, Edge]) => Edge[] }>([
  {
    what: "is read by others",
    build: (g, [v, a, b]) => {
      const half = g.binary("Mul", v, g.scalar(0.5));
      return [g.binary("Sub", half, a), product(g, half, b)];
    },
  },
  {
    what: "is an output",
    build: (g, [v, a]) => {
      const half = g.binary("Mul", v, g.scalar(0.5));
      return [g.binary("Sub", half, a), half];
    },
  },
  {
    what: "may come before another reader",
    build: (g, [v, a, b]) => [
      product(g, a, product(g, b, v), g.binary("Mul", v, g.scalar(0.5))),
      a,
    ],
  },
])("what is on the way has a place of its own where it $what", ({ build }) => {
  expect(overwrites(build)).toEqual([[0, 0, 0]]);
});
