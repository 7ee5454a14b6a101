import { type Edge, Graph } from "../onnx/graph.ts";
import { type MomentumStep, tuning, type Update } from "./updates.ts";

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
      const wire = (place: Wire["place"], position: number): Wire =>
        rows ? { place, position, ...partOf(shape, rows) } : { place, position, shape };
      const old = feed(wire("input", input));
      const added = step
        ? moved(graph, step, feedWhole, feed(wire("input", step.velocity)), rows!)
        : feed(wire("output", by));
      if (step) fetch(added, wire("output", by));
      const operands: [Edge, Edge] = isInputFirst ? [old, added] : [added, old];
      fetch(graph.binary(type, ...operands), wire("output", output));
    }
  }
  return { model: graph.encode([graph.scalar(0), ...made]), feeds, fetches, between };
}

type Rows = readonly [from: number, to: number];

/** Some rows of a momentum step. */
function moved(
  graph: Graph,
  { scale, a, b, options }: MomentumStep,
  feedWhole: (edge: Edge) => Edge,
  velocity: Edge,
  [from, to]: Rows,
): Edge {
  const [left, right] = [feedWhole(a), feedWhole(b)];
  const transA = options.attributes!.transA;
  const axis = transA && "int" in transA ? Number(transA.int) : 0;
  const shape = left.shape.map((length, i) => (i === axis ? to - from : length));
  const range = [graph.list([from]), graph.list([to]), graph.list([axis])];
  const rows = graph.op("Slice", [left, ...range], { type: "float32", shape });
  const start = graph.binary("Mul", velocity, feedWhole(scale));
  return graph.op("Gemm", [rows, right, start], start, options);
}

function blocksOf([rows, columns]: readonly number[]): Rows[] {
  const count = Math.ceil((rows! * columns!) / tuning.block);
  const at = (i: number) => Math.round((i * rows!) / count);
  return Array.from({ length: count }, (_, i) => [at(i), at(i + 1)] as const);
}

function partOf([, columns]: readonly number[], [from, to]: Rows): Pick<Wire, "range" | "shape"> {
  return { range: [from * columns!, to * columns!], shape: [to - from, columns!] };
}

function placeOf(edge: Edge, whole: Graph, outputs: readonly Edge[], between: Edge[]): Wire {
  const [input, output] = [whole.inputIndex(edge), outputs.indexOf(edge)];
  const { shape } = edge;
  if (input >= 0) return { place: "input", position: input, shape };
  if (output >= 0) return { place: "output", position: output, shape };
  return { place: "between", position: between.push(edge) - 1, shape };
}
