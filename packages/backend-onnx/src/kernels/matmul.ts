import { broadcast_util, util } from "@tensorflow/tfjs-core";
import type { Inputs, Kernels, Operand, TensorSpec } from "../kernel.ts";
import type { Edge, Graph } from "../onnx/graph.ts";
import { activate, type FusedActivation, isKnownActivation } from "./activation.ts";

interface Transposes {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** Matrix products, alone or with a bias and an activation. */
export const matmulKernels: Kernels = {
  BatchMatMul: {
    infer: product,
    lower: (graph, { a, b }, attributes: Transposes) => [multiply(graph, a!, b!, attributes)],
  },
  _FusedMatMul: {
    infer: (inputs, attributes: Transposes & FusedActivation) =>
      isKnownActivation(attributes) && inputs.bias?.dtype !== "int32"
        ? product(inputs, attributes)
        : undefined,
    lower: (graph, inputs, attributes: Transposes & FusedActivation, [output]) => {
      const { a, b, bias, preluActivationWeights } = inputs;
      const [left, right] = [withoutOnes(graph, a!), withoutOnes(graph, b!)];
      const product = multiply(graph, left, right, attributes);
      const isMatrix = product.shape.length === 2;
      const start = bias && isMatrix && bias.shape.length > 2 ? withoutOnes(graph, bias) : bias;
      const sum = start ? graph.binary("Add", product, start) : product;
      const made = activate(graph, sum, attributes, preluActivationWeights);
      return [graph.reshape(made, output!.shape)];
    },
  },
};

/** A single matrix without the axes of size 1 before it; anything else as it is. */
function withoutOnes(graph: Graph, x: Edge): Edge {
  return isOneMatrix(x) ? graph.reshape(x, x.shape.slice(-2)) : x;
}

function product(
  { a, b }: Inputs<Operand>,
  { transposeA, transposeB }: Transposes,
): readonly TensorSpec[] | undefined {
  const [rowsA, columnsA] = matrixOf(a!.shape, transposeA);
  const [rowsB, columnsB] = matrixOf(b!.shape, transposeB);
  util.assert(
    columnsA === rowsB,
    () =>
      `Error in matMul: inner shapes (${columnsA}) and (${rowsB}) of Tensors with shapes ${a!.shape} and ${b!.shape} and transposeA=${transposeA} and transposeB=${transposeB} must match.`,
  );
  const batch = broadcast_util.assertAndGetBroadcastShape(
    a!.shape.slice(0, -2),
    b!.shape.slice(0, -2),
  );
  if (a!.dtype !== "float32" || b!.dtype !== "float32") return undefined;
  return [{ shape: [...batch, rowsA, columnsB], dtype: "float32" }];
}

/** Rows and columns of a matrix as it enters the product. */
function matrixOf(shape: readonly number[], isTransposed: boolean): [number, number] {
  const [rows, columns] = [shape.at(-2)!, shape.at(-1)!];
  return isTransposed ? [columns, rows] : [rows, columns];
}

/** `a b`; two matrices become one Gemm. */
function multiply(graph: Graph, a: Edge, b: Edge, { transposeA, transposeB }: Transposes): Edge {
  const [rows] = matrixOf(a.shape, transposeA);
  const [, columns] = matrixOf(b.shape, transposeB);
  if (isOneMatrix(a) && isOneMatrix(b) && a.shape.length + b.shape.length > 4) {
    const [left, right] = [withoutOnes(graph, a), withoutOnes(graph, b)];
    const product = multiply(graph, left, right, { transposeA, transposeB });
    const rank = Math.max(a.shape.length, b.shape.length);
    return graph.reshape(product, [...Array(rank - 2).fill(1), rows, columns]);
  }
  if (a.shape.length === 2 && b.shape.length === 2) {
    const attributes = { transA: { int: Number(transposeA) }, transB: { int: Number(transposeB) } };
    return graph.op("Gemm", [a, b], { type: "float32", shape: [rows, columns] }, { attributes });
  }
  const batch = broadcast_util.assertAndGetBroadcastShape(
    a.shape.slice(0, -2),
    b.shape.slice(0, -2),
  );
  const output = { type: "float32", shape: [...batch, rows, columns] } as const;
  const [left, right] = [turned(graph, a, transposeA), turned(graph, b, transposeB)];
  return graph.op("MatMul", [left, right], output);
}

/** Whether there is a single matrix, with axes of size 1 before it. */
function isOneMatrix({ shape }: Edge): boolean {
  return shape.slice(0, -2).every((size) => size === 1);
}

function turned(graph: Graph, x: Edge, isTransposed: boolean): Edge {
  if (!isTransposed) return x;
  const rank = x.shape.length;
  const batch = Array.from({ length: rank - 2 }, (_, i) => i);
  return graph.transpose(x, [...batch, rank - 1, rank - 2]);
}
