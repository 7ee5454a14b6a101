import "@tensorflow/tfjs-backend-cpu";
import { useCpu } from "@gan/test-utils";
import { loadGraphModel } from "@tensorflow/tfjs-converter";
import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { encodeModelFiles } from "./encode-model-files.ts";
import { exportGraphModel } from "./export-graph-model.ts";

useCpu();

const weights = tf.randomNormal([1100, 1000]);
const filesOf = async (factor: number) =>
  encodeModelFiles(
    await exportGraphModel(({ x }) => ({ y: tf.matMul(x!, tf.mul(weights, factor)) }), {
      x: tf.zeros([1, 1100]),
    }),
  );

it("gives files that TensorFlow.js's own loader reads from a server", async () => {
  const files = await filesOf(1);
  expect(files.map(({ bytes }) => bytes.length).slice(0, -1)).toEqual([4194304, 4400004 - 4194304]);
  const served = new Map(files.map(({ name, bytes }) => [`http://host/g/${name}`, bytes]));
  const fetchFunc = async (url: string) =>
    new Response(served.get(url)! as Uint8Array<ArrayBuffer>);
  const model = await loadGraphModel(
    tf.io.http("http://host/g/model.json", { fetchFunc: fetchFunc as typeof fetch }),
  );
  const x = tf.ones([1, 1100]);
  const [received, expected] = [model.predict(x) as tf.Tensor, tf.matMul(x, weights)];
  expect(await received.data()).toEqual(await expected.data());
});

it("names weights after their content, so that an older model stays whole until the last file", async () => {
  const [before, same, after] = [await filesOf(1), await filesOf(1), await filesOf(2)].map(
    (files) => files.map(({ name }) => name),
  );
  expect(same).toEqual(before);
  expect(before!.at(-1)).toBe("model.json");
  expect(before![0]).toMatch(/^weights-[0-9a-f]{8}-1of2\.bin$/);
  expect(before!.filter((name) => after!.includes(name))).toEqual(["model.json"]);
});
