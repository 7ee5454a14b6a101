import type { TensorSpec } from "../kernel.ts";
import type { Edge, Graph } from "../onnx/graph.ts";
import { isSmall } from "../onnx/is-small.ts";
import { encodeModel } from "../onnx/model.ts";
import type { Program } from "../program.ts";
import type { Runtime } from "../session.ts";
import { feedsOf, fetchesOf, tensorOf } from "../session-tensors.ts";
import { sourceOf } from "../source.ts";
import type { Leaf } from "../trace.ts";
import type { Parts } from "./independent-parts.ts";

/**
 * A graph of which a part is computed first, or two parts at once by two threads, and then the rest.
 *
 * @param compileRest - Compiles the graph when what the parts give has become its inputs, behind those that it had.
 */
export function splitProgram(
  graph: Graph,
  runtime: Runtime,
  { here, there }: Parts,
  compileRest: () => Program,
): Program {
  const hasTwo = there.length > 0;
  const small = isSmall(graph, here) ? 1 : runtime.threads;
  const threads = hasTwo ? Math.ceil(runtime.threads / 2) : small;
  const first = runtime.compile(graph.encode([graph.scalar(0), ...here]), { threads });
  const second = hasTwo ? beside(graph, there, runtime, runtime.threads - threads) : undefined;
  const between = [...here, ...there].map(({ type, shape }): TensorSpec => {
    return { shape, dtype: type as TensorSpec["dtype"] };
  });
  for (const edge of [...here, ...there]) {
    graph.replace(edge, "Identity", [graph.input(edge.type, edge.shape)]);
  }
  const rest = compileRest();
  return {
    nodes: rest.nodes,
    run(leaves, arrays) {
      // Not owned by a tensor, so that what is left writes over none of them.
      const made = between.map((spec) => sourceOf(spec, arrays.take(spec), false));
      const values = made.map((source) => source.values!);
      second?.start(leaves);
      try {
        const tensors = here.map((_, i) => tensorOf(between[i]!, values[i]!));
        first.run(feedsOf(leaves), fetchesOf(tensors));
      } finally {
        second?.finish(values.slice(here.length));
      }
      const results = rest.run(
        [...leaves, ...made.map((source) => ({ source, reference: -1 }))],
        arrays,
      );
      for (const { dtype, values } of made) arrays.give(dtype, values!);
      return results;
    },
    endProfiling() {}, // What is measured is not divided.
    dispose() {
      for (const each of [first, second, rest]) each?.dispose();
    },
  };
}

/** A part on the other thread. */
function beside(graph: Graph, outputs: readonly Edge[], runtime: Runtime, threads: number) {
  const { used, model } = partOf(graph, outputs);
  const inputs = used.map((i) => graph.inputs[i]!);
  const session = runtime.compileBeside!(model, { inputs, outputs, threads });
  const start = (leaves: readonly Leaf[]) =>
    session.start(used.map((i) => leaves[i]!.source.values!));
  return { ...session, start };
}

/** A part as a file with those inputs alone that it uses, called `i0`, `i1`, … anew. */
function partOf(graph: Graph, outputs: readonly Edge[]) {
  const names = outputs.map((_, i) => `o${i + 1}`);
  const whole = graph.model([graph.scalar(0), ...outputs], ["o0", ...names]);
  const read = new Set(whole.nodes.flatMap(({ inputs }) => inputs));
  const used = [...whole.inputs.keys()].filter((i) => read.has(whole.inputs[i]!.name));
  const renamed = new Map(used.map((i, j) => [whole.inputs[i]!.name, `i${j}`]));
  const nameOf = (name: string) => renamed.get(name) ?? name;
  const model = encodeModel({
    ...whole,
    inputs: used.map((i, j) => ({ ...whole.inputs[i]!, name: `i${j}` })),
    nodes: whole.nodes.map((node) => ({ ...node, inputs: node.inputs.map(nameOf) })),
  });
  return { used, model };
}
