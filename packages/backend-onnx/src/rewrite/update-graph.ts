import { type Edge, Graph } from "../onnx/graph.ts";
import { tuning, type Update } from "./updates.ts";

/** Where a tensor of the second graph lives: in an array of an input, of an output, or left by the first graph. */
export interface Wire {
  readonly place: "input" | "output" | "between";
  readonly position: number;
  /** The first and the next after the last of the numbers, where it is not all of them. */
  readonly range?: readonly [from: number, to: number];
  readonly shape: readonly number[];
}

/** The updates as a graph that runs after the first. */
export interface UpdateGraph {
  readonly model: Uint8Array;
  /** Where the inputs `i0`, `i1`, … come from. */
  readonly feeds: readonly Wire[];
  /** Where the outputs `o1`, `o2`, … go. */
  readonly fetches: readonly Wire[];
  /** What the first graph has to compute for this one, besides its outputs. */
  readonly between: readonly Edge[];
}

/**
 * Writes updates as a graph. Each takes its rows a few at a time, so that a weight and its velocity are fetched from
 * memory once, and not once per operation.
 */
export function updateGraph(
  whole: Graph,
  outputs: readonly Edge[],
  updates: readonly Update[],
): UpdateGraph {
  const graph = new Graph();
  graph.origin = "update";
  const [feeds, fetches, between, made]: [Wire[], Wire[], Edge[], Edge[]] = [[], [], [], []];
  const known = new Map<Edge, Edge>();
  const feed = (wire: Wire): Edge => {
    feeds.push(wire);
    return graph.input("float32", wire.shape);
  };
  const feedWhole = (edge: Edge): Edge => {
    const fed = known.get(edge) ?? feed(placeOf(edge, whole, outputs, between));
    known.set(edge, fed);
    return fed;
  };
  const fetch = (edge: Edge, wire: Wire) => {
    made.push(edge);
    fetches.push(wire);
  };
  for (const { input, output, by, type, isInputFirst, step } of updates) {
    const { shape } = outputs[output]!;
    for (const rows of step ? blocksOf(shape) : [undefined]) {
      const part = (wire: Wire): Wire => (rows ? partOf(wire, rows) : wire);
      const old = feed(part({ place: "input", position: input, shape }));
      const stepped = part({ place: "output", position: by, shape });
      const move = (): Edge => {
        const { velocity, scale, a, b, options } = step!;
        const last = feed(part({ place: "input", position: velocity, shape }));
        const left = feed(part(placeOf(a, whole, outputs, between)));
        const start = graph.binary("Mul", last, feedWhole(scale));
        fetch(start, stepped); // Both in one place, so that fewer numbers have to stay in the cache.
        const moved = graph.op("Gemm", [left, feedWhole(b), start], start, options);
        fetch(moved, stepped);
        return moved;
      };
      const added = step ? move() : feed(stepped);
      const operands: [Edge, Edge] = isInputFirst ? [old, added] : [added, old];
      fetch(graph.binary(type, ...operands), part({ place: "output", position: output, shape }));
    }
  }
  return { model: graph.encode([graph.scalar(0), ...made]), feeds, fetches, between };
}

type Rows = readonly [from: number, to: number];

function blocksOf([rows, columns]: readonly number[]): Rows[] {
  const count = Math.ceil((rows! * columns!) / tuning.block);
  const at = (i: number) => Math.round((i * rows!) / count);
  return Array.from({ length: count }, (_, i) => [at(i), at(i + 1)] as const);
}

/** Some rows of a matrix. */
function partOf(wire: Wire, [from, to]: Rows): Wire {
  const columns = wire.shape[1]!;
  return { ...wire, range: [from * columns, to * columns], shape: [to - from, columns] };
}

function placeOf(edge: Edge, whole: Graph, outputs: readonly Edge[], between: Edge[]): Wire {
  const [input, output] = [whole.inputIndex(edge), outputs.indexOf(edge)];
  const { shape } = edge;
  if (input >= 0) return { place: "input", position: input, shape };
  if (output >= 0) return { place: "output", position: output, shape };
  const known = between.indexOf(edge);
  const position = known >= 0 ? known : between.push(edge) - 1;
  return { place: "between", position, shape };
}
