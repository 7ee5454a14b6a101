import { createRng } from "@gan/spec";
import { tinyNetwork, useCpu } from "@gan/test-utils";
import { Variable, version_core as version } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { assertOneTensorflow } from "./assert-one-tensorflow.ts";

useCpu();

it("takes a network of this copy, and says which copies there are of one whose variables come from another", () => {
  const network = tinyNetwork({ rng: createRng(1), inputSize: 2, outputSize: 1 });
  expect(() => assertOneTensorflow("generator", network)).not.toThrow();
  class VariableOfAnotherCopy extends Variable {}
  for (const { variable } of network.parameters) {
    Object.setPrototypeOf(variable, VariableOfAnotherCopy.prototype);
  }
  expect(() => assertOneTensorflow("generator", network)).toThrow(
    new RegExp(
      `^The parameters of \`generator\\.network\` were made by another copy .* ${version} .*\\(here: ${version} in .*tfjs-core; your project's: .*\\)\\. Install one version`,
    ),
  );
  network.dispose();
});
