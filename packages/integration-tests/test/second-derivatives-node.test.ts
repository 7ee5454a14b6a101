import "@gan/core";
import { node } from "@gan/backends/node";
import { testSecondDerivatives } from "@gan/test-utils";
import { tfjsNode } from "@gan/test-utils/tfjs-node";
import { it } from "vitest";
import { allNetworks } from "./second-derivatives/networks.ts";

// A file of its own: a process with TensorFlow's library has no other engine's tests beside it.
if (tfjsNode.folder === undefined) {
  it("differentiates gradients with TensorFlow's own library", (context) =>
    context.skip(tfjsNode.absence));
} else testSecondDerivatives(() => node({ load: tfjsNode.load }), allNetworks);
