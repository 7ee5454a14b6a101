import { expect, it } from "vitest";
import { assertOneTensorflow } from "./assert-one-tensorflow.ts";

it("takes one copy of TensorFlow.js from several packages, and refuses a second, also of the same version", () => {
  const [Tensor, TensorOfAnotherCopy] = [class {}, class {}];
  assertOneTensorflow({ Tensor, version: "4.22.0", by: "@gan/core" });
  assertOneTensorflow({ Tensor, version: "4.22.0", by: "@gan/models" });
  for (const version of ["4.20.0", "4.22.0"]) {
    const second = { Tensor: TensorOfAnotherCopy, version, by: "@gan/backends" };
    expect(() => assertOneTensorflow(second)).toThrow(
      `\`@gan/core\` imports 4.22.0, \`@gan/backends\` another copy, ${version}`,
    );
  }
});
