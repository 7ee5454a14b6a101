import { availableParallelism } from "node:os";
import type { Products, Rows } from "@gan/spec";
import { Graph } from "./onnx/graph.ts";
import { encodeModel } from "./onnx/model.ts";
import { createSession, type TensorOf } from "./public-runtime.ts";

type FloatType = Parameters<TensorOf>[0];

/** How the products are computed. */
export interface OnnxProductsOptions {
  /** Threads of ONNX Runtime. @default the machine's cores */
  readonly threads?: number;
}

/**
 * Inner products by ONNX Runtime's matrix product, on every core, in float64 and in float32: what measures of features take as
 * `products`, where nearly all of their time goes.
 *
 * @throws {BackendUnavailableError} When ONNX Runtime does not load.
 */
export async function onnxProducts({
  threads = availableParallelism(),
}: OnnxProductsOptions = {}): Promise<Products> {
  const [double, single] = [
    await createSession(modelOfProduct("float64"), { threads }),
    await createSession(modelOfProduct("float32"), { threads }),
  ];
  const products: Products = async (a, b) => {
    const { out } = await double.session.run({
      a: inDoubles(a, double.tensor),
      b: inDoubles(b, double.tensor),
    });
    return out!.data as Float64Array;
  };
  return Object.assign(products, {
    async single(...[a, b]: readonly [Rows, Rows]) {
      const { out } = await single.session.run({
        a: inSingles(a, single.tensor),
        b: inSingles(b, single.tensor),
      });
      return out!.data as Float32Array;
    },
  });
}

/** A Bᵀ, of any sizes. */
function modelOfProduct(type: FloatType): Uint8Array {
  const graph = new Graph();
  const [a, b] = [graph.input(type, [2, 3], "a"), graph.input(type, [4, 3], "b")];
  const attributes = { transB: { int: 1 } };
  const product = graph.op("Gemm", [a, b], { type, shape: [2, 4] }, { attributes });
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

function inSingles({ values, count, size }: Rows, tensor: TensorOf) {
  const singles = values instanceof Float32Array ? values : new Float32Array(values);
  return tensor("float32", singles, [count, size]);
}
