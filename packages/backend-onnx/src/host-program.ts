import type { TensorSpec } from "./kernel.ts";
import type { Numbers } from "./numbers.ts";
import type { Edge, Graph } from "./onnx/graph.ts";
import type { Program } from "./program.ts";
import { overwritesOf } from "./rewrite/overwrites.ts";
import { updateGraph, type Wire } from "./rewrite/update-graph.ts";
import { updatesOf } from "./rewrite/updates.ts";
import type { CompileOptions, Runtime } from "./session.ts";
import { feedsOf, fetchesOf, named, tensorOf } from "./session-tensors.ts";

/** A graph whose results are written into arrays. Weights that a step moves are written where they were. */
export function hostProgram(
  graph: Graph,
  edges: readonly Edge[],
  specs: readonly TensorSpec[],
  runtime: Runtime,
  options: CompileOptions = {},
): Program {
  const updates = updatesOf(graph, edges);
  const replaced = new Map<number, number>();
  for (const { output, input, by, step } of updates) {
    replaced.set(output, input);
    if (step) replaced.set(by, step.velocity);
  }
  const computed = [...edges.keys()].filter((i) => !replaced.has(i));
  const moved = overwritesOf(graph, edges, (output) => !replaced.has(output));
  for (const { output, input } of moved) replaced.set(output, input);
  const second = updates.length > 0 ? updateGraph(graph, edges, updates) : undefined;
  const between = second?.between ?? [];
  // The first result, a constant, is the one that the runtime converts.
  const passing = moved.flatMap(({ via, output }) => via.map((edge) => ({ edge, output })));
  const made = [...computed.map((i) => edges[i]!), ...between, ...passing.map(({ edge }) => edge)];
  const first = graph.encode([graph.scalar(0), ...made]);
  const [main, late] = [first, ...(second ? [second.model] : [])].map((model) =>
    runtime.compile(model, options),
  );
  const left = between.map(({ shape }): TensorSpec => ({ shape, dtype: "float32" }));
  return {
    nodes: graph.size,
    run(leaves, arrays) {
      const results = specs.map((spec, i) => {
        const old = replaced.get(i);
        return arrays.take(spec, old === undefined ? undefined : leaves[old]!.source);
      });
      const rest = left.map((spec) => arrays.take(spec));
      const computedTensors = computed.map((i) => tensorOf(specs[i]!, results[i]!));
      const restTensors = left.map((spec, i) => tensorOf(spec, rest[i]!));
      const passed = passing.map(({ output: i }) => tensorOf(specs[i]!, results[i]!));
      main!.run(feedsOf(leaves), fetchesOf([...computedTensors, ...restTensors, ...passed]));
      if (second) {
        const places = {
          input: leaves.map(({ source }) => source.values!),
          output: results,
          between: rest,
        };
        const wired = ({ place, position, range, shape }: Wire) => {
          const whole = places[place][position]!;
          const data = range ? (whole.subarray(...range) as Numbers) : whole;
          return tensorOf({ shape, dtype: "float32" }, data);
        };
        late!.run(named("i", second.feeds.map(wired)), fetchesOf(second.fetches.map(wired)));
      }
      for (const array of rest) arrays.give("float32", array);
      return results;
    },
    endProfiling() {
      main!.endProfiling();
      late?.endProfiling();
    },
    dispose() {
      main!.dispose();
      late?.dispose();
    },
  };
}
