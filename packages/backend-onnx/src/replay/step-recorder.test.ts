import { testStepRecorder } from "@gan/test-utils";
import { ready, setBackend } from "@tensorflow/tfjs-core";
import { registerOnnx } from "../register.ts";
import { compileStep } from "./compile-step.ts";

// Few enough pending kernels that some steps are cut into several graphs.
testStepRecorder(
  async () => {
    registerOnnx({ threads: 1, maxPending: 8 });
    await setBackend("onnx");
    await ready();
  },
  { compile: compileStep },
);
