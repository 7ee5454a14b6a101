import { availableParallelism } from "node:os";
import type { Products, Rows } from "@gan/spec";
import { Graph } from "./onnx/graph.ts";
import { encodeModel } from "./onnx/model.ts";
import { createSession, type TensorOf } from "./public-runtime.ts";

/** How the products are computed. */
export interface OnnxProductsOptions {
  /** Threads of ONNX Runtime. @default the machine's cores */
  readonly threads?: number;
}

/**
 * Inner products in float64 by ONNX Runtime's matrix product, on every core: what measures of features take as `products`, where
 * nearly all of their time goes.
 *
 * @throws {BackendUnavailableError} When ONNX Runtime does not load.
 */
export async function onnxProducts({
  threads = availableParallelism(),
}: OnnxProductsOptions = {}): Promise<Products> {
  const { session, tensor } = await createSession(modelOfProduct(), { threads });
  return async (a, b) => {
    const { out } = await session.run({ a: inDoubles(a, tensor), b: inDoubles(b, tensor) });
    return out!.data as Float64Array;
  };
}

/** A Bᵀ, of any sizes. */
function modelOfProduct(): Uint8Array {
  const graph = new Graph();
  const [a, b] = [graph.input("float64", [2, 3], "a"), graph.input("float64", [4, 3], "b")];
  const attributes = { transB: { int: 1 } };
  const product = graph.op("Gemm", [a, b], { type: "float64", shape: [2, 4] }, { attributes });
  const model = graph.model([product], ["out"]);
  const open = (name: string) => ({ a: ["m", "k"], b: ["n", "k"], out: ["m", "n"] })[name]!;
  const opened = <P extends { readonly name: string }>(port: P) => ({
    ...port,
    shape: open(port.name),
  });
  return encodeModel({
    ...model,
    inputs: model.inputs.map(opened),
    outputs: model.outputs.map(opened),
  });
}

function inDoubles({ values, count, size }: Rows, tensor: TensorOf) {
  const doubles = values instanceof Float64Array ? values : new Float64Array(values);
  return tensor("float64", doubles, [count, size]);
}
