import { Graph } from "./onnx/graph.ts";
import { CHANNEL_BLOCKS } from "./rewrite/direct/convolve-directly.ts";
import type { Runtime } from "./session.ts";

const known = new WeakMap<Runtime, number | undefined>();

/** How many channels lie side by side where ONNX Runtime convolves directly: as many as a register holds. Undefined where it does not. */
export function channelBlockOf(runtime: Runtime): number | undefined {
  if (!known.has(runtime)) known.set(runtime, ask(runtime));
  return known.get(runtime);
}

/** Few channels are filled up to a block, so the shape says how large it is. */
function ask(runtime: Runtime): number | undefined {
  const graph = new Graph();
  const shape = [1, 4, 1, 1];
  const few = graph.input("float32", shape);
  const filled = graph.op("ReorderInput", [few], few, { domain: CHANNEL_BLOCKS });
  const asked = graph.op("Shape", [filled], { type: "int64", shape: [4] });
  const found = new BigInt64Array(4);
  const of = { location: "cpu" } as const;
  try {
    const session = runtime.compile(graph.encode([asked]));
    session.run(
      { i0: { ...of, type: "float32", dims: shape, data: new Float32Array(4) } },
      { o0: { ...of, type: "int64", dims: [4], data: found } },
    );
    session.dispose();
  } catch {
    return undefined; // Not in this build.
  }
  const block = Number(found[1]);
  return block === 8 || block === 16 ? block : undefined;
}
