import { testStepRecorder } from "@gan/test-utils";
import { wasm } from "../wasm.ts";

testStepRecorder(() => wasm().activate());
