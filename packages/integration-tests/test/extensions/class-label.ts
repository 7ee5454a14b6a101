import type { Condition } from "@gan/core";
import { oneHot, type Tensor2D, zeros } from "@tensorflow/tfjs-core";

/** The class of an example, as many numbers as there are classes, of which one is 1. */
export const classLabel = (classes: number): Condition => ({
  name: "class label",
  size: classes,
  of: ({ x, labels }) =>
    (labels ? oneHot(labels, classes, 1, 0, "float32") : zeros([x.shape[0], classes])) as Tensor2D,
  draw(count) {
    const given = new Float32Array(count * classes);
    for (let i = 0; i < count; i++) given[i * classes + (i % classes)] = 1;
    return given;
  },
});
