import { testBackend, testPaddings } from "@gan/test-utils";
import { loadTfjsNode, noTfjsNode, tfjsNodeFolder } from "@gan/test-utils/tfjs-node";
import { describe, it } from "vitest";
import { node } from "../node.ts";

const library = () => node({ load: loadTfjsNode });

if (tfjsNodeFolder === undefined) {
  it("computes with TensorFlow's own library", (context) => context.skip(noTfjsNode));
} else {
  describe("with TensorFlow's own library", () => {
    testBackend(library, { engine: "tensorflow" });
    testPaddings(library());
  });
}
