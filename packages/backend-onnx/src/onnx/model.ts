import { ProtobufWriter } from "./protobuf.ts";

/** Element types by their number in ONNX's `TensorProto.DataType`. */
export const elementTypes = {
  float32: 1,
  uint8: 2,
  int32: 6,
  int64: 7,
  bool: 9,
  float64: 11,
} as const;

/** An element type of ONNX that this package uses. */
export type ElementType = keyof typeof elementTypes;

/** The value of a node's attribute; its kind decides the field of `AttributeProto`. */
export type Attribute =
  | { readonly int: number }
  | { readonly float: number }
  | { readonly text: string }
  | { readonly ints: readonly number[] };

/** A named tensor at the border of a graph. */
export interface Port {
  readonly name: string;
  readonly type: ElementType;
  /** A size that is left open has a name instead; equal names are equal sizes. */
  readonly shape: readonly (number | string)[];
}

/** One operation. `domain` is empty for ONNX's own operators. */
export interface ModelNode {
  readonly name: string;
  readonly type: string;
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** A constant stored in the file; `bytes` are little-endian. */
export interface Initializer extends Port {
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/** What a file of ONNX holds. */
export interface Model {
  readonly name: string;
  readonly nodes: readonly ModelNode[];
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  readonly initializers: readonly Initializer[];
  /** Noted in the file, for whoever opens it. */
  readonly metadata?: Readonly<Record<string, string>>;
}

const OPSET = 18;
const IR_VERSION = 9;

/**
 * Encodes a `ModelProto`.
 *
 * @see onnx/onnx.proto of the ONNX project for the field numbers.
 */
export function encodeModel(model: Model): Uint8Array {
  const graph = new ProtobufWriter();
  for (const node of model.nodes) graph.message(1, encodeNode(node));
  graph.text(2, model.name);
  for (const initializer of model.initializers) graph.message(5, encodeInitializer(initializer));
  for (const input of model.inputs) graph.message(11, encodePort(input));
  for (const output of model.outputs) graph.message(12, encodePort(output));
  const writer = new ProtobufWriter()
    .int(1, IR_VERSION)
    .text(2, "@gan/backend-onnx")
    .message(7, graph)
    .message(8, new ProtobufWriter().text(1, "").int(2, OPSET));
  for (const domain of new Set(model.nodes.map((node) => node.domain)))
    if (domain) writer.message(8, new ProtobufWriter().text(1, domain).int(2, 1));
  for (const [key, value] of Object.entries(model.metadata ?? {})) {
    writer.message(14, new ProtobufWriter().text(1, key).text(2, value));
  }
  return writer.finish();
}

function encodeNode({ inputs, outputs, name, type, attributes, domain }: ModelNode) {
  const writer = new ProtobufWriter();
  for (const input of inputs) writer.text(1, input);
  for (const output of outputs) writer.text(2, output);
  writer.text(3, name).text(4, type);
  for (const [key, value] of Object.entries(attributes)) {
    writer.message(5, encodeAttribute(key, value));
  }
  return writer.text(7, domain);
}

function encodeAttribute(name: string, value: Attribute): ProtobufWriter {
  const writer = new ProtobufWriter().text(1, name);
  if ("int" in value) return writer.int(3, value.int).int(20, 2);
  if ("float" in value) return writer.float(2, value.float).int(20, 1);
  if ("text" in value) return writer.text(4, value.text).int(20, 3);
  for (const item of value.ints) writer.int(8, item);
  return writer.int(20, 7);
}

function encodeInitializer({ name, type, shape, bytes }: Initializer): ProtobufWriter {
  const writer = new ProtobufWriter();
  for (const size of shape) writer.int(1, size);
  return writer.int(2, elementTypes[type]).text(8, name).bytes(9, bytes);
}

function encodePort({ name, type, shape }: Port): ProtobufWriter {
  const dimensions = new ProtobufWriter();
  for (const size of shape) {
    const dimension = new ProtobufWriter();
    dimensions.message(
      1,
      typeof size === "string" ? dimension.text(2, size) : dimension.int(1, size),
    );
  }
  const tensor = new ProtobufWriter().int(1, elementTypes[type]).message(2, dimensions);
  return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensor));
}
