import { expect, it } from "vitest";
import type { Edge, Graph } from "../onnx/graph.ts";
import { compareRewritten as compare, times } from "../testing/compare-rewritten.ts";

const gemm = (graph: Graph, a: Edge, b: Edge, transA = 0) => {
  const shape = [a.shape[transA ? 1 : 0]!, b.shape[1]!];
  const attributes = { transA: { int: transA }, transB: { int: 0 } };
  return graph.op("Gemm", [a, b], { type: "float32", shape }, { attributes });
};

it("makes one product of a momentum step with two gradients", () => {
  const shapes = [[8, 30], [8, 40], [9, 30], [9, 40], [30, 40], [], []];
  const operations = compare(shapes, (graph, [a1, b1, a2, b2, v, mu, eta]) => {
    const gradient = graph.binary("Add", gemm(graph, a1!, b1!, 1), gemm(graph, a2!, b2!, 1));
    return [graph.binary("Sub", graph.binary("Mul", v!, mu!), graph.binary("Mul", gradient, eta!))];
  });
  expect(times(operations, "Gemm")).toBe(1);
  expect(times(operations, "Sub")).toBe(0);
});

it("keeps a product that somebody else reads", () => {
  const operations = compare([[5, 6], [6, 7], [7]], (graph, [x, w, b]) => {
    const product = gemm(graph, x!, w!);
    return [graph.binary("Add", product, b!), product];
  });
  expect(times(operations, "Add")).toBe(1);
});

it("works on a narrow last axis as on a wide one, with one transpose at the end", () => {
  const operations = compare([[100, 20, 3], [100, 20, 1], [3]], (graph, [x, y, z]) => {
    const isLargest = graph.binary("Equal", x!, y!, "bool");
    const slope = graph.cast(isLargest, "float32");
    return [graph.binary("Add", graph.binary("Mul", slope, y!), z!)];
  });
  expect(times(operations, "Transpose")).toBe(2);
});

it("lets transposes meet and cancel across elementwise operations", () => {
  const operations = compare([[2, 3, 4, 5], [5]], (graph, [x, bias]) => {
    const pixels = graph.transpose(x!, [0, 2, 3, 1]);
    const shifted = graph.binary(
      "Add",
      graph.unary("Relu", pixels),
      graph.constant("float32", [1, 2, 3], [3]),
    );
    return [graph.binary("Mul", graph.transpose(shifted, [0, 3, 1, 2]), bias!)];
  });
  expect(times(operations, "Transpose")).toBe(0);
});

it("reads a large matrix once, but not where that would make a circle", () => {
  const shapes = [
    [4, 500],
    [3, 500],
    [500, 500],
  ];
  const apart = compare(shapes, (graph, [x, y, w]) => [gemm(graph, x!, w!), gemm(graph, y!, w!)]);
  expect(times(apart, "Gemm")).toBe(1);
  const chained = compare(shapes, (graph, [x, , w]) => [gemm(graph, gemm(graph, x!, w!), w!)]);
  expect(times(chained, "Gemm")).toBe(2);
});

it("keeps rows together that were put together, through the layers they share", () => {
  const shapes = [
    [4, 400],
    [3, 400],
    [400, 400],
    [400, 300],
  ];
  const operations = compare(shapes, (graph, [x, y, w, u]) =>
    [x!, y!].map((rows) => gemm(graph, graph.unary("Relu", gemm(graph, rows, w!)), u!)),
  );
  expect(operations.toSorted()).toEqual(["Concat", "Gemm", "Gemm", "Relu", "Slice", "Slice"]);
});

it.each([
  { what: "only some of the rows", types: ["Relu", "Relu", undefined] },
  { what: "rows that have gone other ways", types: ["Relu", "Tanh", "Relu"] },
])("puts $what together anew", ({ types }) => {
  const shapes = [
    [4, 400],
    [3, 400],
    [2, 400],
    [400, 400],
    [400, 300],
  ];
  const operations = compare(shapes, (graph, [x, y, z, w, u]) =>
    [x!, y!, z!].map((rows, i) => {
      const [hidden, type] = [gemm(graph, rows, w!), types[i]];
      return type ? gemm(graph, graph.unary(type, hidden), u!) : hidden;
    }),
  );
  expect(times(operations, "Concat")).toBe(2);
});

it("puts rows of two products together anew", () => {
  const shapes = [
    [4, 400],
    [3, 400],
    [400, 400],
    [400, 400],
    [400, 300],
  ];
  const operations = compare(shapes, (graph, [x, y, v, w, u]) => {
    const [a, b, c, d] = [v!, w!].flatMap((one) => [x!, y!].map((rows) => gemm(graph, rows, one)));
    return [...[a!, d!].map((rows) => gemm(graph, rows, u!)), b!, c!];
  });
  expect(times(operations, "Concat")).toBe(2);
});

it("reads transposed factors as they are stored, and keeps a transpose that somebody else reads", () => {
  const shapes = [
    [4, 3],
    [5, 4],
  ];
  const operations = compare(shapes, (graph, [x, y]) => {
    const [a, b] = [graph.transpose(x!, [1, 0]), graph.transpose(y!, [1, 0])];
    return [graph.transpose(gemm(graph, a, b), [1, 0]), b];
  });
  expect(times(operations, "Transpose")).toBe(1);
});

it("transposes the left factor of a wide product beforehand", () => {
  const shapes = [
    [6, 40],
    [6, 300],
  ];
  const operations = compare(shapes, (graph, [x, y]) => [gemm(graph, x!, y!, 1)]);
  expect(times(operations, "Transpose")).toBe(1);
});

it.each([
  [70, ["Gemm", "Transpose"]],
  [7, ["Gemm"]],
])("puts a large transposed right factor to the left of %i rows, or leaves it", (rows, wanted) => {
  const shapes = [
    [rows, 300],
    [700, 300],
  ];
  const operations = compare(shapes, (graph, [a, weights]) => {
    const attributes = { transA: { int: 0 }, transB: { int: 1 } };
    const output = { type: "float32", shape: [rows, 700] } as const;
    return [graph.op("Gemm", [a!, weights!], output, { attributes })];
  });
  expect(operations).toEqual(wanted);
});

it.each([
  { what: "the gradient of a maximum along the last axis", dy: [40, 30, 1], unpooled: 1 },
  { what: "a product with numbers that differ between pieces", dy: [40, 30, 3], unpooled: 0 },
  { what: "such a product of equal size", shape: [3, 3, 3], dy: [1, 3, 3], unpooled: 0 },
  { what: "a product with fewer numbers", dy: [30, 1], unpooled: 0 },
  { what: "the largest along another axis", axis: 0, dy: [30, 3, 1], unpooled: 0 },
  { what: "a comparison that is no code", kernel: "Equal", dy: [40, 30, 1], unpooled: 0 },
])("unpools $what $unpooled times", ({ shape = [40, 30, 3], axis = 2, kernel, dy, unpooled }) => {
  const operations = compare([shape, dy], (graph, [x, y]) => {
    const kept = shape.map((length, i) => (i === axis ? 1 : length));
    const left = shape.filter((_, i) => i !== axis);
    const depth = shape[axis]!;
    const options = { attributes: { axis: { int: axis }, keepdims: { int: 1 } } };
    const largest = graph.op("ArgMax", [x!], { type: "int64", shape: kept }, options);
    graph.origin = kernel ?? "OneHot";
    const column = graph.reshape(graph.cast(largest, "int32"), [...left, 1]);
    const codes = [...Array(depth).keys()].map((i) => (kernel ? depth - 1 - i : i));
    const range = graph.constant("int32", codes, [depth]);
    const isHot = graph.cast(graph.binary("Equal", column, range, "bool"), "float32");
    return [graph.binary("Mul", isHot, y!)];
  });
  expect(times(operations, "MaxUnpool")).toBe(unpooled);
});
