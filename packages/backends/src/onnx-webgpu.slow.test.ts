import { testBackend } from "@gan/test-utils";
import { it } from "vitest";
import { onnx } from "./onnx.ts";

// In software the contract takes minutes; what of it is this engine's alone is tested beside its code.
if (process.env.GAN_CARD === "1") testBackend(() => onnx({ engine: "webgpu" }));
else
  it("keeps the contract on a graphics card", (context) =>
    context.skip("GAN_CARD=1 in the environment says that there is a card"));
