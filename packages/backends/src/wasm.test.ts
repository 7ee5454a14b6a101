import { testBackend } from "@gan/test-utils";
import { wasm } from "./wasm.ts";

testBackend(wasm);
