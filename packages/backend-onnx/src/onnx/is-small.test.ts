import { expect, it } from "vitest";
import { Graph } from "./graph.ts";
import { isSmall } from "./is-small.ts";

const product = (rows: number, inner: number, columns: number) => {
  const graph = new Graph();
  const [a, b] = [graph.input("float32", [rows, inner]), graph.input("float32", [inner, columns])];
  const made = graph.op("Gemm", [a, b], { type: "float32", shape: [rows, columns] });
  return isSmall(graph, [made]);
};

it("calls the toy games' products small, and those of a picture's nets not", () => {
  expect(product(200, 64, 64)).toBe(true);
  expect(product(100, 784, 240)).toBe(false);
  expect(product(1000, 64, 64)).toBe(true);
  expect(product(2000, 64, 64)).toBe(false);
});
