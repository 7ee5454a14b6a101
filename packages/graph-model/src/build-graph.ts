import { UnsupportedNetworkError } from "@gan/spec";
import { createGraph, type GraphBuilder, shapeOf, typeOf, type Weight } from "./graph-def.ts";
import { emitters } from "./ops/index.ts";
import type { KernelCall, Trace, Value } from "./trace.ts";

/**
 * Writes a trace as a graph, with only what its outputs need. Inputs and outputs are nodes of those names.
 *
 * @param numbersOf - The numbers of a constant.
 * @throws {UnsupportedNetworkError} When a kernel has no operation that means the same.
 */
export function buildGraph(
  trace: Trace,
  numbersOf: (constant: Value) => ArrayLike<number>,
): GraphBuilder {
  const graph = createGraph();
  const names = new Map<number, string>();
  for (const [name, value] of Object.entries(trace.inputs)) {
    const attr = { dtype: typeOf(value.dtype), shape: shapeOf(value.shape) };
    names.set(value.id, graph.node("Placeholder", [], attr, name));
  }
  const nameOf = (value: Value): string => {
    const known = names.get(value.id);
    if (known !== undefined) return known;
    const dtype = value.dtype as Weight["dtype"];
    const name = graph.constant({ shape: value.shape, dtype, values: numbersOf(value) });
    names.set(value.id, name);
    return name;
  };
  for (const call of neededCalls(trace)) {
    const name = emit(graph, call, nameOf);
    call.outputs.forEach(({ id }, i) => {
      names.set(id, i === 0 ? name : `${name}:${i}`);
    });
  }
  for (const [name, value] of Object.entries(trace.outputs)) {
    graph.node("Identity", [nameOf(value)], {}, name);
  }
  return graph;
}

function emit(graph: GraphBuilder, call: KernelCall, nameOf: (value: Value) => string): string {
  const { kernel, inputs, attributes } = call;
  const name = emitters[kernel]?.(
    {
      ...{ graph, call },
      input: (operand) => nameOf(inputs[operand]!),
      all: Object.values(inputs).map(nameOf),
    },
    attributes as never,
  );
  if (name !== undefined) return name;
  throw new UnsupportedNetworkError(
    `The function calls the kernel ${kernel} with ${JSON.stringify(attributes)}, which a graph model cannot express here. Compute the same with other operations.`,
  );
}

/** The calls that some output depends on, in order. */
function neededCalls({ calls, outputs }: Trace): readonly KernelCall[] {
  const needed = new Set(Object.values(outputs).map(({ id }) => id));
  const kept = calls.toReversed().filter((call) => {
    if (!call.outputs.some(({ id }) => needed.has(id))) return false;
    for (const { id } of Object.values(call.inputs)) needed.add(id);
    return true;
  });
  return kept.toReversed();
}

/** The constants that a graph of a trace stores. */
export function neededConstants(trace: Trace): readonly Value[] {
  const used = new Set([
    ...neededCalls(trace).flatMap(({ inputs }) => Object.values(inputs).map(({ id }) => id)),
    ...Object.values(trace.outputs).map(({ id }) => id),
  ]);
  return [...trace.constants.keys()].filter(({ id }) => used.has(id));
}
