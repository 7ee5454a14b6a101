import type { Edge, Graph } from "./onnx/graph.ts";
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
  const session = runtime.compile(graph.encode(edges), { ...options, staysOnDevice: true });
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
