import "@gan/core";
import { node } from "@gan/backends/node";
import { testSecondDerivatives } from "@gan/test-utils";
import { loadTfjsNode, noTfjsNode, tfjsNodeFolder } from "@gan/test-utils/tfjs-node";
import { it } from "vitest";
import { allNetworks } from "./second-derivatives/networks.ts";

// A file of its own: a process with TensorFlow's library has no other engine's tests beside it.
if (tfjsNodeFolder === undefined) {
  it("differentiates gradients with TensorFlow's own library", (context) =>
    context.skip(noTfjsNode));
} else testSecondDerivatives(() => node({ load: loadTfjsNode }), allNetworks);
