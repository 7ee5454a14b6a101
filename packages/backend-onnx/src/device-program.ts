import { type Edge, type Graph, type GraphNode, nameOfNode } from "./onnx/graph.ts";
import type { Program } from "./program.ts";
import type { CompileOptions, Runtime } from "./session.ts";
import { feedsOf } from "./session-tensors.ts";

/** A graph whose results stay in the memory of a graphics processor, where the next graph finds them. */
export function deviceProgram(
  graph: Graph,
  edges: readonly Edge[],
  runtime: Runtime,
  options: CompileOptions = {},
): Program {
  const onProcessor = graph.nodesFor(edges).filter(isForProcessor).map(nameOfNode);
  const model = graph.encode(edges);
  const session = runtime.compile(model, { ...options, onProcessor, staysOnDevice: true });
  const names = edges.map((_, i) => `o${i}`);
  return {
    nodes: graph.size,
    run(leaves) {
      const made = session.runOnDevice(feedsOf(leaves), names);
      return made.map((tensor) => ({ tensor, sources: 0 }));
    },
    endProfiling: () => session.endProfiling(),
    dispose: () => session.dispose(),
  };
}

/** ONNX Runtime's WebGPU engine takes every `MaxPool` and, at the first run, refuses to say where a maximum stood. */
function isForProcessor({ type, outputs }: GraphNode): boolean {
  return type === "MaxPool" && outputs.length > 1;
}
