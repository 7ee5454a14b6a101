import type { DataType } from "@tensorflow/tfjs-core";

/** The value of a node's attribute, as protobuf's JSON form of a `GraphDef` has it. */
export type Attribute =
  | { readonly b: boolean }
  | { readonly i: number }
  | { readonly f: number }
  | { readonly s: string }
  | { readonly type: string }
  | { readonly shape: { readonly dim: readonly { readonly size: number }[] } }
  | { readonly list: { readonly i: readonly number[] } | { readonly s: readonly string[] } };

/** An operation of TensorFlow. */
export interface NodeDef {
  readonly name: string;
  readonly op: string;
  /** Names of nodes; `name:1` is a node's second output. */
  readonly input: readonly string[];
  readonly attr: Readonly<Record<string, Attribute>>;
}

/** A constant that lies beside the graph. */
export interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: "float32" | "int32" | "bool";
  readonly values: ArrayLike<number>;
}

/** A graph under construction. */
export interface GraphBuilder {
  readonly nodes: readonly NodeDef[];
  readonly weights: readonly Weight[];
  /** Adds an operation and gives the name of its first output. */
  node(op: string, input: readonly string[], attr?: NodeDef["attr"], name?: string): string;
  /** Adds numbers that are known, and gives their name. */
  constant(weight: Omit<Weight, "name">): string;
  /** A list of whole numbers, or one alone, as TensorFlow wants shapes, axes and paddings. */
  whole(numbers: number | readonly number[], shape?: readonly number[]): string;
}

export function createGraph(): GraphBuilder {
  const nodes: NodeDef[] = [];
  const weights: Weight[] = [];
  const node: GraphBuilder["node"] = (op, input, attr = {}, name = `${op}_${nodes.length}`) => {
    nodes.push({ name, op, input, attr });
    return name;
  };
  const constant: GraphBuilder["constant"] = (weight) => {
    const { shape, dtype } = weight;
    const name = node("Const", [], { dtype: typeOf(dtype), shape: shapeOf(shape) });
    weights.push({ ...weight, name });
    return name;
  };
  return {
    nodes,
    weights,
    node,
    constant,
    whole(numbers, shape) {
      const values = [numbers].flat();
      const own = typeof numbers === "number" ? [] : [values.length];
      return constant({ values, shape: shape ?? own, dtype: "int32" });
    },
  };
}

export const bool = (b: boolean): Attribute => ({ b });
export const float = (f: number): Attribute => ({ f });
export const integer = (i: number): Attribute => ({ i });
export const integers = (i: readonly number[]): Attribute => ({ list: { i } });
/** Text is bytes in a `GraphDef`, and bytes are base64 in JSON. */
export const text = (s: string): Attribute => ({ s: btoa(s) });
export const texts = (s: readonly string[]): Attribute => ({
  list: { s: s.map((each) => btoa(each)) },
});
export const shapeOf = (shape: readonly number[]) =>
  ({ shape: { dim: shape.map((size) => ({ size })) } }) satisfies Attribute;
export const typeOf = (dtype: DataType): Attribute => ({ type: typeName(dtype) });

/** TensorFlow's name of a type. */
export function typeName(dtype: DataType): string {
  const names: Readonly<Record<string, string>> = {
    float32: "DT_FLOAT",
    int32: "DT_INT32",
    bool: "DT_BOOL",
  };
  return names[dtype] ?? "DT_INVALID";
}
