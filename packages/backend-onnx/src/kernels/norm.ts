import type { Kernels, Operand } from "../kernel.ts";

/** Batch normalization with given statistics. */
export const normKernels: Kernels = {
  FusedBatchNorm: {
    infer: ({ x, ...statistics }) => {
      const fits = ({ shape, dtype }: Operand) =>
        dtype === "float32" && shape.length === 1 && shape[0] === x!.shape.at(-1);
      return x!.dtype === "float32" && Object.values(statistics).every(fits) ? [x!] : undefined;
    },
    lower: (graph, { x, mean, variance, scale, offset }, { varianceEpsilon = 0.001 }) => {
      const spread = graph.binary("Add", variance!, graph.scalar(varianceEpsilon));
      const deviation = graph.unary("Sqrt", spread);
      const factor = scale
        ? graph.binary("Div", scale, deviation)
        : graph.unary("Reciprocal", deviation);
      const scaled = graph.binary("Mul", graph.binary("Sub", x!, mean!), factor);
      return [offset ? graph.binary("Add", scaled, offset) : scaled];
    },
  },
};
