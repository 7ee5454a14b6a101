import { testBackend, testPaddings, tfjsNodeStandIn } from "@gan/test-utils";
import { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import {
  backend,
  getGradient,
  registerBackend,
  registerGradient,
  scalar,
  setBackend,
} from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { cpu } from "./cpu.ts";
import { node } from "./node.ts";
import { nodeGpu } from "./node-gpu.ts";
import { useBackend } from "./use-backend.ts";

const failing = (error: unknown) => async () => {
  throw error;
};
const reasonOf = async (load: () => Promise<unknown>) => {
  const attempt = node({ load }).activate();
  return attempt.then(
    () => "it loaded",
    (error: { reason: string }) => error.reason,
  );
};

const standIn = () => node({ load: tfjsNodeStandIn({ isUsingGpuDevice: false }) });
testBackend(standIn, { engine: "tensorflow" });
testPaddings(standIn());

it("keeps the gradients that were there when the package registers TensorFlow.js's own once more", async () => {
  const [right, plain] = ["right", "plain"].map((words) => ({
    kernelName: "AvgPool",
    gradFunc: () => ({ x: () => scalar(words === "right" ? 1 : 0) }),
  }));
  const before = getGradient("AvgPool");
  try {
    registerGradient(right!);
    await node({ load: async () => registerGradient(plain!) }).activate();
    expect(getGradient("AvgPool")).toBe(right);
  } finally {
    if (before) registerGradient(before);
  }
});

it("replays no step, whatever was the engine before: the library's kernels call operations of TensorFlow.js", async () => {
  await cpu().activate();
  expect(backend()).toHaveProperty("recordStep");
  await standIn().activate();
  expect(backend()).not.toHaveProperty("recordStep");
});

it("is not content with a CPU where a GPU was asked for", async () => {
  const attempt = nodeGpu({ load: tfjsNodeStandIn({ isUsingGpuDevice: false }) }).activate();
  await expect(attempt).rejects.toThrow(/found no CUDA device.*or use `node`/);
});

it("says that the packages are not installed", async () => {
  const { passedOver } = await useBackend([
    nodeGpu(),
    node(),
    { name: "last", activate: async () => {} },
  ]);
  expect(passedOver.map(({ name }) => name)).toEqual(["node-gpu", "node"]);
  for (const { reason } of passedOver)
    expect(reason).toMatch(/`@tensorflow\/tfjs-node.* is not installed\. Add it/);
});

it("says that the native library is missing, and how to get it", async () => {
  const missing = new Error(
    "The Node.js native addon module (tfjs_binding.node) can not be found at path: x",
  );
  expect(await reasonOf(failing(missing))).toMatch(
    /without its native library.*Run `npm rebuild @tensorflow\/tfjs-node`/,
  );
  const unlinked = new Error("libtensorflow.so.2: cannot open shared object file");
  expect(await reasonOf(failing(unlinked))).toMatch(/without its native library/);
});

it("keeps the words of any other failure", async () => {
  expect(await reasonOf(failing(new Error("Out of luck.\nMore")))).toBe(
    "`@tensorflow/tfjs-node` did not load: Out of luck.",
  );
});

it("notices a package that loads but does not compute, as on a Node version it does not know", async () => {
  class Broken extends MathBackendCPU {
    override write(): never {
      throw new TypeError("util_1.isNullOrUndefined is not a function");
    }
  }
  const { removeBackend } = await import("@tensorflow/tfjs-core");
  await setBackend("cpu");
  removeBackend("tensorflow");
  const reason = await reasonOf(async () => registerBackend("tensorflow", () => new Broken()));
  removeBackend("tensorflow");
  expect(reason).toMatch(
    /does not compute on Node \d.*isNullOrUndefined.*Use an older Node version/,
  );
});
