import { testBackend } from "@gan/test-utils";
import { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import { copyRegisteredKernels, registerBackend, setBackend } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { node } from "./node.ts";
import { nodeGpu } from "./node-gpu.ts";
import { useBackend } from "./use-backend.ts";

/** Does what `@tensorflow/tfjs-node` does when it is imported, with the plain engine's kernels for a C library. */
function standIn({ isUsingGpuDevice }: { isUsingGpuDevice: boolean }) {
  return async () => {
    if (
      registerBackend("tensorflow", () => Object.assign(new MathBackendCPU(), { isUsingGpuDevice }))
    )
      copyRegisteredKernels("cpu", "tensorflow");
    return {};
  };
}

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

testBackend(() => node({ load: standIn({ isUsingGpuDevice: false }) }), { engine: "tensorflow" });

it("is not content with a CPU where a GPU was asked for", async () => {
  const attempt = nodeGpu({ load: standIn({ isUsingGpuDevice: false }) }).activate();
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
