import { float } from "../graph-def.ts";
import type { EmitContext, Emitters } from "./emit.ts";

/** Batch normalization with given statistics. */
export const norm: Emitters = {
  FusedBatchNorm: (context, { varianceEpsilon }: { readonly varianceEpsilon: number }) => {
    const { graph, input, call } = context;
    const has = (name: string) => name in call.inputs;
    const scale = has("scale") ? input("scale") : likeMean(context, 1);
    const offset = has("offset") ? input("offset") : likeMean(context, 0);
    const operands = [input("x"), scale, offset, input("mean"), input("variance")];
    return graph.node("FusedBatchNormV3", operands, { epsilon: float(varianceEpsilon) });
  },
};

/** TensorFlow has no batch normalization without a scale, or without an offset. */
function likeMean({ graph, call }: EmitContext, value: number): string {
  const { shape } = call.inputs.mean!;
  const size = shape.reduce((product, each) => product * each, 1);
  return graph.constant({ values: Array(size).fill(value), shape, dtype: "float32" });
}
