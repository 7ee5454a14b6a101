import { keyOf } from "./key-of.ts";
import type { Attribute, ElementType, Initializer, Model, ModelNode, Port } from "./model.ts";
import { elementTypes, encodeModel } from "./model.ts";
import { broadcast, sameShape } from "./shapes.ts";

/** A tensor inside a graph under construction. */
export interface Edge {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
}

/** What a node makes: one edge per entry. */
export type EdgeSpec = Omit<Edge, "name">;

/** Everything of a node but its inputs and its outputs. */
export interface NodeOptions {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly domain?: string;
}

/** An operation of the graph under construction. */
export interface GraphNode {
  readonly type: string;
  readonly domain: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly inputs: readonly (Edge | undefined)[];
  readonly outputs: readonly Edge[];
  /** The recorded kernel that asked for it; an error of ONNX Runtime names the node, and so the kernel. */
  readonly origin: string;
}

/**
 * A graph of ONNX operations under construction.
 *
 * Equal operations on equal inputs are made once, and what no output needs is left out of the file.
 */
export class Graph {
  /** Named in every node made from now on. */
  origin = "";
  readonly #nodes: GraphNode[] = [];
  readonly #producers = new Map<Edge, GraphNode>();
  readonly #constants = new Map<Edge, Initializer>();
  readonly #known = new Map<string, readonly Edge[]>();
  readonly #inputs: Edge[] = [];
  #count = 0;

  /** An input. Unless they are given names, they are called `i0`, `i1`, … in the order they are made. */
  input(type: ElementType, shape: readonly number[], name = `i${this.#inputs.length}`): Edge {
    const edge = { name, type, shape };
    this.#inputs.push(edge);
    return edge;
  }

  /** All inputs, in the order they were made. */
  get inputs(): readonly Edge[] {
    return this.#inputs;
  }

  /** Position of an edge among the inputs, or -1. */
  inputIndex(edge: Edge): number {
    return this.#inputs.indexOf(edge);
  }

  inputNamed(name: string): Edge | undefined {
    return this.#inputs.find((edge) => edge.name === name);
  }

  /** Numbers that go into the file, such as weights. */
  stored(type: ElementType, shape: readonly number[], numbers: ArrayBufferView): Edge {
    const edge = this.#edge({ type, shape });
    const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
    this.#constants.set(edge, { ...edge, bytes });
    return edge;
  }

  /** Operations made so far, needed or not. */
  get size(): number {
    return this.#nodes.length;
  }

  /** The node that makes an edge, unless the edge is an input or a constant. */
  producer(edge: Edge): GraphNode | undefined {
    return this.#producers.get(edge);
  }

  /** Adds an operation with one output. */
  op(
    type: string,
    inputs: readonly (Edge | undefined)[],
    output: EdgeSpec,
    options: NodeOptions = {},
  ): Edge {
    return this.ops(type, inputs, [output], options)[0]!;
  }

  /** Adds an operation with several outputs. */
  ops(
    type: string,
    inputs: readonly (Edge | undefined)[],
    outputs: readonly EdgeSpec[],
    { attributes = {}, domain = "" }: NodeOptions = {},
  ): readonly Edge[] {
    const names = inputs.map((input) => input?.name ?? "").join();
    const key = `${domain}:${type}(${names})${keyOf(attributes)}${outputs.length}`;
    const known = this.#known.get(key);
    if (known) return known;
    const edges = outputs.map((spec) => this.#edge(spec));
    const node = { type, domain, attributes, inputs, outputs: edges, origin: this.origin };
    this.#nodes.push(node);
    for (const edge of edges) this.#producers.set(edge, node);
    this.#known.set(key, edges);
    return edges;
  }

  constant(type: ElementType, values: readonly number[], shape: readonly number[]): Edge {
    const key = `${type}[${shape.join()}]=${keyOf(values)}`;
    const known = this.#known.get(key);
    if (known) return known[0]!;
    const edge = this.stored(type, shape, arrayOf(type, values));
    this.#known.set(key, [edge]);
    return edge;
  }

  /** A float constant of rank 0. */
  scalar(value: number, type: ElementType = "float32"): Edge {
    return this.constant(type, [value], []);
  }

  /** A list of whole numbers, as ONNX wants shapes, axes and pads. */
  list(values: readonly number[]): Edge {
    return this.constant("int64", values, [values.length]);
  }

  /** What a list holds; undefined for what is no constant. */
  wholeNumbers(edge: Edge): readonly number[] | undefined {
    const known = this.#constants.get(edge);
    if (known?.type !== "int64") return undefined;
    return Array.from(new BigInt64Array(known.bytes.slice().buffer), Number);
  }

  reshape(edge: Edge, shape: readonly number[]): Edge {
    if (sameShape(edge.shape, shape)) return edge;
    const producer = this.#producers.get(edge);
    const source = producer?.type === "Reshape" ? producer.inputs[0]! : edge;
    if (sameShape(source.shape, shape)) return source;
    return this.op("Reshape", [source, this.list(shape)], { type: edge.type, shape });
  }

  cast(edge: Edge, type: ElementType): Edge {
    if (edge.type === type) return edge;
    const producer = this.#producers.get(edge);
    // What was a truth value is 0 or 1 in every type.
    if (producer?.type === "Cast" && producer.inputs[0]!.type === "bool") {
      return this.cast(producer.inputs[0]!, type);
    }
    return this.op(
      "Cast",
      [edge],
      { type, shape: edge.shape },
      { attributes: { to: { int: elementTypes[type] } } },
    );
  }

  transpose(edge: Edge, perm: readonly number[]): Edge {
    if (perm.every((axis, i) => axis === i)) return edge;
    const producer = this.#producers.get(edge);
    if (producer?.type === "Transpose") {
      const inner = (producer.attributes.perm as { ints: number[] }).ints;
      return this.transpose(
        producer.inputs[0]!,
        perm.map((axis) => inner[axis]!),
      );
    }
    const shape = perm.map((axis) => edge.shape[axis]!);
    const moved = perm.filter((axis) => edge.shape[axis] !== 1);
    if (moved.every((axis, i) => i === 0 || axis > moved[i - 1]!)) return this.reshape(edge, shape);
    return this.op(
      "Transpose",
      [edge],
      { type: edge.type, shape },
      { attributes: { perm: { ints: perm } } },
    );
  }

  /** An elementwise operation that keeps type and shape. */
  unary(type: string, x: Edge, options?: NodeOptions): Edge {
    return this.op(type, [x], { type: x.type, shape: x.shape }, options);
  }

  /** An elementwise operation of two operands that broadcast. */
  binary(type: string, a: Edge, b: Edge, output: ElementType = a.type): Edge {
    return this.op(type, [a, b], { type: output, shape: broadcast(a.shape, b.shape) });
  }

  where(condition: Edge, yes: Edge, no: Edge): Edge {
    const shape = broadcast(broadcast(condition.shape, yes.shape), no.shape);
    return this.op("Where", [condition, yes, no], { type: yes.type, shape });
  }

  /** The file, with only what the outputs need. They are called `o0`, `o1`, … unless they are given names. */
  encode(outputs: readonly Edge[], names?: readonly string[]): Uint8Array {
    return encodeModel(this.model(outputs, names));
  }

  model(
    outputs: readonly Edge[],
    names: readonly string[] = outputs.map((_, i) => `o${i}`),
  ): Model {
    const ports = outputs.map((edge, i): Port => ({ ...edge, name: names[i]! }));
    const renamed = new Map<Edge, string>();
    const copies: ModelNode[] = [];
    for (const [i, edge] of outputs.entries()) {
      const { name } = ports[i]!;
      if (this.#producers.has(edge) && !renamed.has(edge)) renamed.set(edge, name);
      else copies.push(copyNode(renamed.get(edge) ?? edge.name, name));
    }
    const nodes = this.nodesFor(outputs);
    const used = new Set([...nodes.flatMap(({ inputs }) => inputs), ...outputs]);
    const nameOf = (edge: Edge | undefined) => (edge ? (renamed.get(edge) ?? edge.name) : "");
    const encoded = nodes.map(({ type, domain, attributes, inputs, outputs, origin }) => ({
      name: nameOfNode({ origin, outputs }),
      type,
      domain,
      attributes,
      inputs: inputs.map(nameOf),
      outputs: outputs.map(nameOf),
    }));
    const constants = [...this.#constants].filter(([edge]) => used.has(edge));
    return {
      name: "recorded",
      nodes: [...encoded, ...copies],
      inputs: this.#inputs,
      outputs: ports,
      initializers: constants.map(([, value]) => value),
    };
  }

  /** The operations that some edges depend on, each after those it needs, else in the order they were added. */
  nodesFor(outputs: readonly Edge[]): readonly GraphNode[] {
    const needed = new Set<GraphNode>();
    const waiting = outputs.map((edge) => this.#producers.get(edge));
    while (waiting.length > 0) {
      const node = waiting.pop();
      if (!node || needed.has(node)) continue;
      needed.add(node);
      for (const input of node.inputs) if (input) waiting.push(this.#producers.get(input));
    }
    const ordered = new Set<GraphNode>();
    const place = (node: GraphNode) => {
      if (ordered.has(node)) return;
      for (const input of node.inputs) {
        const producer = input && this.#producers.get(input);
        if (producer) place(producer);
      }
      ordered.add(node);
    };
    for (const node of this.#nodes) if (needed.has(node)) place(node);
    return [...ordered];
  }

  /** Lets another operation make an edge that exists; whatever it is made of must not need the edge. */
  replace(
    edge: Edge,
    type: string,
    inputs: readonly Edge[],
    { attributes = {}, domain = "" }: NodeOptions = {},
  ): void {
    const node = { type, domain, attributes, inputs, outputs: [edge], origin: this.origin };
    this.#nodes.push(node);
    this.#producers.set(edge, node);
  }

  /** Forgets every operation; inputs and constants stay. For building the graph again from its nodes. */
  clear(): void {
    this.#nodes.length = 0;
    this.#producers.clear();
    this.#known.clear();
  }

  #edge({ type, shape }: EdgeSpec): Edge {
    return { name: `t${this.#count++}`, type, shape };
  }
}

/** An output that is an input, a constant or another output as well needs a node of its own. */
function copyNode(from: string, to: string): ModelNode {
  return {
    name: `copy/${to}`,
    type: "Identity",
    domain: "",
    attributes: {},
    inputs: [from],
    outputs: [to],
  };
}

function arrayOf(type: ElementType, values: readonly number[]) {
  if (type === "float32") return Float32Array.from(values);
  if (type === "int64") return BigInt64Array.from(values, BigInt);
  if (type === "int32") return Int32Array.from(values);
  return Uint8Array.from(values);
}

/** What a file calls a node. */
export function nameOfNode({ origin, outputs }: Pick<GraphNode, "origin" | "outputs">): string {
  return `${origin}/${outputs[0]!.name}`;
}
