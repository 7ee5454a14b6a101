import { expect, it } from "vitest";
import { Graph } from "./onnx/graph.ts";
import { openOnnxNetwork } from "./open-onnx-network.ts";

/** y = 2 x, and its sum over rows. */
function twice(): Uint8Array {
  const graph = new Graph();
  const x = graph.input("float32", [2, 3], "x");
  const y = graph.binary("Mul", x, graph.scalar(2));
  const total = graph.op("ReduceSum", [y, graph.list([1])], { type: "float32", shape: [2, 1] });
  return graph.encode([y, total], ["twice", "total"]);
}

it("runs a network from a file, whatever it gives", async () => {
  const network = await openOnnxNetwork(twice(), "twice.onnx");
  expect(network).toMatchObject({ inputShape: [2, 3], outputs: ["twice", "total"] });
  const [doubled, total] = await network.run(Float32Array.of(1, 2, 3, 4, 5, 6), [2, 3]);
  expect(doubled).toEqual({ shape: [2, 3], values: Float32Array.of(2, 4, 6, 8, 10, 12) });
  expect(total).toEqual({ shape: [2, 1], values: Float32Array.of(12, 30) });
  await expect(network.run(Float32Array.of(1, 2), [1, 2])).rejects.toMatchObject({
    code: "GAN_UNSUPPORTED_NETWORK",
    message: expect.stringContaining("`twice.onnx` could not be run on numbers of shape [1, 2]"),
  });
  await network.dispose();
});

it("says what is no network, and what takes something else", async () => {
  await expect(openOnnxNetwork(Uint8Array.of(1, 2, 3), "x.onnx")).rejects.toMatchObject({
    code: "GAN_CORRUPT_FILE",
    message: expect.stringContaining("`x.onnx` cannot be opened by ONNX Runtime"),
  });
  const graph = new Graph();
  const [a, b] = [graph.input("float32", [1], "a"), graph.input("float32", [1], "b")];
  await expect(
    openOnnxNetwork(graph.encode([graph.binary("Add", a, b)]), "two.onnx"),
  ).rejects.toMatchObject({
    code: "GAN_UNSUPPORTED_NETWORK",
    message: expect.stringContaining("takes `a` (float32), `b` (float32), expected one tensor"),
  });
});
