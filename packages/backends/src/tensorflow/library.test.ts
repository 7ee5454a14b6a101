import { testBackend, testPaddings } from "@gan/test-utils";
import { tfjsNode, tfjsNodeGpu } from "@gan/test-utils/tfjs-node";
import { describe, it } from "vitest";
import { node } from "../node.ts";
import { nodeGpu } from "../node-gpu.ts";

// A process has one of the two: both are the engine `tensorflow` of TensorFlow.js.
const isOnCard = tfjsNode.folder === undefined && tfjsNodeGpu.folder !== undefined;
const library = isOnCard ? tfjsNodeGpu : tfjsNode;
const create = () => (isOnCard ? nodeGpu : node)({ load: library.load });

if (library.folder === undefined) {
  it("computes with TensorFlow's own library", (context) => context.skip(library.absence));
} else {
  describe(`with TensorFlow's own library, as ${create().name}`, () => {
    testBackend(create, { engine: "tensorflow" });
    testPaddings(create());
  });
}
