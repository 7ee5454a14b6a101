import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { onnx, useOnnx } from "../testing/use-backends.ts";
import { compileStep } from "./compile-step.ts";

useOnnx();

const refused: Readonly<Record<string, (x: tf.Tensor, at: tf.Tensor1D) => tf.Tensor>> = {
  "it reads numbers": (x) => tf.fill([2], x.dataSync()[0]!),
  "it looks numbers up by index": (x, at) => tf.gather(x, at),
};

it.each(Object.entries(refused))(
  "takes no notes any more after so many to no use: %s",
  (reason, act) => {
    tf.engine().startScope();
    const before = onnx().statistics();
    const step = compileStep(act);
    for (let i = 0; i < 20; i++) step(tf.tensor1d([i, 2]), tf.tensor1d([1, 0], "int32"));
    const { replays, refusals } = onnx().statistics();
    expect(replays).toBe(before.replays);
    expect(refusals[reason]! - (before.refusals[reason] ?? 0)).toBe(13);
    tf.engine().endScope();
  },
);
