import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-layers";
import { env, ready, setBackend } from "@tensorflow/tfjs-core";
import { beforeAll } from "vitest";

/** Runs the tests of a file on TensorFlow.js's plain `cpu` engine, the reference, with gradients registered. */
export function useCpu(): void {
  beforeAll(async () => {
    env().set("IS_TEST", true);
    await setBackend("cpu");
    await ready();
  });
}
