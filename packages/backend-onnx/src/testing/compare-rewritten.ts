import { expect } from "vitest";
import { sizeOf } from "../kernel.ts";
import { type Edge, Graph } from "../onnx/graph.ts";
import { rewrite } from "../rewrite/rewrite.ts";
import { loadRuntime, type SessionTensor } from "../session.ts";

export const runtime = loadRuntime({ threads: 1 });

/** Numbers that are no multiples of one another, the same every time. */
const numbers = (size: number, seed: number) =>
  Float32Array.from({ length: size }, (_, i) => Math.sin(i * 1.7 + seed));

/** How a graph is changed, and how its results may differ. */
interface Comparison {
  /** Times the largest number. @default 1e-5 */
  readonly tolerance?: number;
  /** @default every rule */
  readonly change?: (graph: Graph, outputs: readonly Edge[]) => readonly Edge[];
}

/** Builds a graph twice, as it is and rewritten, and runs both, which must agree. Gives the operations of the second. */
export function compareRewritten(
  shapes: readonly (readonly number[])[],
  build: (graph: Graph, inputs: Edge[]) => Edge[],
  { tolerance = 1e-5, change = rewrite }: Comparison = {},
): string[] {
  const run = (better: boolean) => {
    const graph = new Graph();
    const inputs = shapes.map((shape) => graph.input("float32", shape));
    const plain = build(graph, inputs);
    const outputs = [graph.scalar(0), ...(better ? change(graph, plain) : plain)];
    const feeds = shapes.map((dims, i) => [`i${i}`, tensor(dims, numbers(sizeOf(dims), i))]);
    const fetches = outputs.map(
      ({ shape }, i) => [`o${i}`, tensor(shape, new Float32Array(sizeOf(shape)))] as const,
    );
    const session = runtime.compile(graph.encode(outputs));
    session.run(Object.fromEntries(feeds), Object.fromEntries(fetches));
    session.dispose();
    const operations = graph.nodesFor(outputs).map(({ type }) => type);
    return {
      results: fetches.slice(1).map(([, { data }]) => [...(data as Float32Array)]),
      operations,
    };
  };
  const [plain, better] = [run(false), run(true)];
  for (const [i, result] of plain.results.entries()) {
    const largest = Math.max(...result.map(Math.abs));
    const worst = Math.max(...result.map((value, j) => Math.abs(value - better.results[i]![j]!)));
    expect(worst).toBeLessThanOrEqual(tolerance * largest);
  }
  return better.operations;
}

const tensor = (dims: readonly number[], data: Float32Array): SessionTensor => ({
  type: "float32",
  dims,
  location: "cpu",
  data,
});

/** How often an operation is among others. */
export const times = (operations: readonly string[], type: string): number =>
  operations.filter((operation) => operation === type).length;
