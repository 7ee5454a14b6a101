import { UnsupportedNetworkError } from "@gan/spec";
import type { Initializer, Model, ModelNode, Port } from "./model.ts";

/** What the open size is called in the file. */
const BATCH = "batch";

/**
 * One model for any number of rows, from two that were written for different ones.
 *
 * What is the same in both is so for any number. A reshaping leaves the size that differs to be worked out.
 *
 * @throws {UnsupportedNetworkError} When something else depends on the number of rows.
 */
export function freeBatch(model: Model, other: Model): Model {
  const { nodes, inputs, outputs, initializers } = model;
  if (nodes.length !== other.nodes.length || initializers.length !== other.initializers.length) {
    throw dependent("which operations there are");
  }
  for (const [i, node] of nodes.entries()) {
    if (JSON.stringify(node) !== JSON.stringify(other.nodes[i])) {
      throw dependent(`the operation ${node.type} of \`${node.name}\``);
    }
  }
  const opened = initializers.map((known, i) => {
    const twin = other.initializers[i]!;
    if (isSame(known, twin)) return known;
    const open = isShape(known.name, nodes) ? openShape(known, twin) : undefined;
    if (!open) throw dependent("a constant");
    return { ...known, bytes: open };
  });
  const ports = (own: readonly Port[], theirs: readonly Port[]) =>
    own.map((port, i) => ({ ...port, shape: openPort(port, theirs[i]!) }));
  return {
    ...model,
    inputs: ports(inputs, other.inputs),
    outputs: ports(outputs, other.outputs),
    initializers: opened,
  };
}

function openPort({ shape }: Port, twin: Port): Port["shape"] {
  return shape.map((size, i) => (size === twin.shape[i] ? size : BATCH));
}

function isSame(a: Initializer, b: Initializer): boolean {
  return a.name === b.name && `${a.shape}` === `${b.shape}` && Buffer.from(a.bytes).equals(b.bytes);
}

/** Whether a constant says what shape a tensor takes, and nothing else. */
function isShape(name: string, nodes: readonly ModelNode[]): boolean {
  const readers = nodes.filter(({ inputs }) => inputs.includes(name));
  return readers.every(({ type, inputs }) => type === "Reshape" && inputs[0] !== name);
}

/** A shape with the one size open in which two shapes differ; ONNX writes −1 for it. */
function openShape(a: Initializer, b: Initializer): Uint8Array | undefined {
  if (`${a.shape}` !== `${b.shape}`) return undefined;
  const [left, right] = [sizesOf(a), sizesOf(b)];
  const open = left.map((size, i) => (size === right[i] ? size : -1n));
  if (open.filter((size) => size === -1n).length !== 1) return undefined;
  return new Uint8Array(open.buffer);
}

function sizesOf({ bytes }: Initializer): BigInt64Array {
  return new BigInt64Array(bytes.slice().buffer);
}

function dependent(what: string): UnsupportedNetworkError {
  return new UnsupportedNetworkError(
    `The function cannot be written for any number of rows, because ${what} depends on it. Leave out \`freeBatch\`, and give inputs with the rows that will be used.`,
  );
}
