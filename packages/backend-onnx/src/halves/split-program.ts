import type { TensorSpec } from "../kernel.ts";
import type { Edge, Graph } from "../onnx/graph.ts";
import { encodeModel } from "../onnx/model.ts";
import type { Program } from "../program.ts";
import type { Runtime } from "../session.ts";
import { feedsOf, fetchesOf, tensorOf } from "../session-tensors.ts";
import { sourceOf } from "../source.ts";
import type { Parts } from "./independent-parts.ts";

/**
 * A graph of which two threads compute a part each, at once, and then the rest is.
 *
 * @param compileRest - Compiles the graph when what the parts give has become its inputs, behind those that it had.
 */
export function splitProgram(
  graph: Graph,
  runtime: Runtime & Required<Pick<Runtime, "compileBeside">>,
  [here, there]: Parts,
  compileRest: () => Program,
): Program {
  const threads = Math.ceil(runtime.threads / 2);
  const first = runtime.compile(graph.encode([graph.scalar(0), ...here]), { threads });
  const { used, model } = partOf(graph, there);
  const second = runtime.compileBeside(model, {
    ...{ inputs: used.map((i) => graph.inputs[i]!), outputs: there },
    threads: runtime.threads - threads,
  });
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
      const made = between.map((spec) => sourceOf(spec, arrays.take(spec), true));
      const values = made.map((source) => source.values!);
      second.start(used.map((i) => leaves[i]!.source.values!));
      try {
        const tensors = here.map((_, i) => tensorOf(between[i]!, values[i]!));
        first.run(feedsOf(leaves), fetchesOf(tensors));
      } finally {
        second.finish(values.slice(here.length));
      }
      const results = rest.run(
        [...leaves, ...made.map((source) => ({ source, reference: -1 }))],
        arrays,
      );
      for (const { isOwned, dtype, values } of made) if (isOwned) arrays.give(dtype, values!);
      return results;
    },
    endProfiling() {
      first.endProfiling();
      rest.endProfiling();
    },
    dispose() {
      for (const each of [first, second, rest]) each.dispose();
    },
  };
}

/** A part as a file with those inputs alone that it uses, called `i0`, `i1`, … anew. */
function partOf(graph: Graph, outputs: readonly Edge[]) {
  const names = outputs.map((_, i) => `o${i + 1}`);
  const whole = graph.model([graph.scalar(0), ...outputs], ["o0", ...names]);
  const read = new Set([...whole.nodes.flatMap(({ inputs }) => inputs)]);
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
