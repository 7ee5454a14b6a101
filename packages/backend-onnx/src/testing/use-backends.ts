import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-layers";
import { backend, env, ready, setBackend } from "@tensorflow/tfjs-core";
import { beforeAll } from "vitest";
import type { OnnxBackend } from "../backend.ts";
import { type OnnxOptions, registerOnnx } from "../register.ts";

/** Runs the tests of a file on the backend under test. */
export function useOnnx(options: OnnxOptions = { threads: 1 }): void {
  beforeAll(async () => {
    env().set("IS_TEST", true);
    registerOnnx(options);
    await setBackend("onnx");
    await ready();
  });
}

/** The backend under test, while it is the current one. */
export const onnx = (): OnnxBackend => backend() as OnnxBackend;

/** Runs something with TensorFlow.js's cpu backend, the reference, then with the one under test. */
export async function onBoth<T>(run: () => T | Promise<T>): Promise<{ cpu: T; onnx: T }> {
  const on = async (name: string) => {
    await setBackend(name);
    return await run();
  };
  return { cpu: await on("cpu"), onnx: await on("onnx") };
}
