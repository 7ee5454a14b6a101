import { sizeOf } from "../kernel.ts";
import type { Edge, Graph, GraphNode } from "../onnx/graph.ts";

/** When a graph is divided; tests divide smaller ones. */
export const tuning = {
  /** Part of the whole work that each half has at least. */
  leastShare: 0.2,
  /** Work that each half has at least, in multiplications: some two milliseconds. Starting the second thread takes a tenth of one. */
  leastWork: 5e7,
  /** Part of the whole work that each half does for itself, though both need it; more is done before them. */
  mostRepeated: 0.02,
  /** Part of the whole work up to which a product, with all before it, may be done twice. */
  smallProduct: 0.005,
};

/** What parts of a graph give to the rest of it. */
export interface Parts {
  readonly here: readonly Edge[];
  /** Computed meanwhile by another thread; of what has to be done before the parts, nothing. */
  readonly there: readonly Edge[];
}

/**
 * Finds two large parts of a graph of which neither needs the other, such as the passes of two microbatches: two threads can compute
 * them at once. What comes after both is the rest.
 *
 * What takes no product or a small one from the graph's inputs on, such as turned weights, is no part: whoever needs it computes it.
 * Where that is too much, such as an update that both parts see, it is what has to be done first.
 *
 * @param isFirstDone - Whether what has to be done first is among the inputs already.
 */
export function independentParts(
  graph: Graph,
  outputs: readonly Edge[],
  isFirstDone = false,
): Parts | undefined {
  const nodes = graph.nodesFor(outputs);
  const work = workIn(nodes);
  const { ways, groups, isLarge } = groupsOf(graph, nodes, work);
  const large = [...new Set([...groups.values()].map(rootOf))].filter(isLarge);
  if (large.length < 2) return undefined;
  const half = halvesOf(large);
  const isIn = (i: number) => (node: GraphNode) => half(groups.get(node)) === i;
  const [here, there] = [0, 1].map((i) => seenOutside(graph, nodes, outputs, isIn(i))) as [
    Edge[],
    Edge[],
  ];
  if (![...here, ...there].every(isTensor)) return undefined;
  if (isFirstDone) return { here, there };
  const [ours, theirs] = [0, 1].map((i) => waysTo(graph, nodes.filter(isIn(i)), ways));
  const repeated = new Set([...ours!].filter((node) => theirs!.has(node)));
  if (workIn(repeated) <= tuning.mostRepeated * work) return { here, there };
  const first = seenOutside(graph, nodes, outputs, (node) => repeated.has(node));
  return { here: first.filter(isTensor), there: [] };
}

/** Operations by what they hang together with, and the ways of those that are repeated wherever they are needed. */
function groupsOf(graph: Graph, nodes: readonly GraphNode[], work: number) {
  const isLarge = (group: Group) =>
    group.work >= Math.max(tuning.leastWork, tuning.leastShare * work);
  const groups = new Map<GraphNode, Group>();
  /** All that leads from the graph's inputs to an operation. */
  const ways = new Map<GraphNode, ReadonlySet<GraphNode>>();
  for (const node of nodes) {
    const producers = producersOf(graph, node);
    const needed = producers.filter((producer) => !ways.has(producer));
    if (needed.length === 0) {
      const way = new Set([...producers.flatMap((producer) => [...ways.get(producer)!]), node]);
      if (!isProduct(node) || workIn(way) <= tuning.smallProduct * work) {
        ways.set(node, way);
        continue;
      }
    }
    // What needs two large groups, or anything that does, comes after both.
    if (!needed.every((producer) => groups.has(producer))) continue;
    const joined = [...new Set(needed.map((producer) => rootOf(groups.get(producer)!)))];
    if (joined.filter(isLarge).length < 2) groups.set(node, join(joined, node));
  }
  return { ways, groups, isLarge };
}

/** Gives each group, from the largest on, to the half with less to do. */
function halvesOf(groups: readonly Group[]): (group: Group | undefined) => number | undefined {
  const halves = new Map<Group, number>();
  const sums = [0, 0] as [number, number];
  for (const group of groups.toSorted((a, b) => b.work - a.work)) {
    const lighter = sums[0] <= sums[1] ? 0 : 1;
    halves.set(group, lighter);
    sums[lighter] += group.work;
  }
  return (group) => group && halves.get(rootOf(group));
}

/** What some operations make that others read, or that is asked for. */
function seenOutside(
  graph: Graph,
  nodes: readonly GraphNode[],
  outputs: readonly Edge[],
  isInside: (node: GraphNode) => boolean,
): Edge[] {
  const read = nodes.flatMap((node) => (isInside(node) ? [] : node.inputs));
  const seen = new Set([...read, ...outputs].filter((edge) => edge !== undefined));
  return [...seen].filter((edge) => {
    const producer = graph.producer(edge);
    return producer !== undefined && isInside(producer);
  });
}

/** All that leads to some operations and is repeated for them. */
function waysTo(
  graph: Graph,
  nodes: readonly GraphNode[],
  ways: ReadonlyMap<GraphNode, ReadonlySet<GraphNode>>,
): ReadonlySet<GraphNode> {
  const producers = new Set(nodes.flatMap((node) => producersOf(graph, node)));
  return new Set([...producers].flatMap((producer) => [...(ways.get(producer) ?? [])]));
}

function producersOf(graph: Graph, { inputs }: GraphNode): GraphNode[] {
  const producers = inputs.map((input) => input && graph.producer(input));
  return producers.filter((producer) => producer !== undefined);
}

/** Whether a backend's tensor can hold it. */
function isTensor({ type }: Edge): boolean {
  return type === "float32" || type === "int32" || type === "bool";
}

/** Operations that hang together. */
interface Group {
  work: number;
  /** The group that it has become a part of. */
  in?: Group;
}

function rootOf(group: Group): Group {
  let root = group;
  while (root.in) root = root.in;
  return root;
}

function join(groups: readonly Group[], node: GraphNode): Group {
  const [root = { work: 0 }, ...others] = groups;
  root.work += workOf(node);
  for (const other of others) {
    root.work += other.work;
    other.in = root;
  }
  return root;
}

function workIn(nodes: Iterable<GraphNode>): number {
  let sum = 0;
  for (const node of nodes) sum += workOf(node);
  return sum;
}

const isProduct = ({ type }: GraphNode): boolean => /Conv|Gemm|MatMul/.test(type);

/** Multiplications that take as long as reading and writing a number. */
const PASS = 16;

/** About how much there is to do, in multiplications. */
function workOf(node: GraphNode): number {
  const { type, inputs, outputs } = node;
  const made = outputs.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  if (type === "Reshape" || type === "Identity") return 0;
  if (!isProduct(node)) return PASS * made;
  const [first, second] = inputs as [Edge, Edge];
  if (type === "ConvTranspose")
    return sizeOf(first.shape) * (sizeOf(second.shape) / second.shape[0]!);
  if (type.startsWith("Conv")) return made * (sizeOf(second.shape) / second.shape[0]!);
  // Of a product `[m, k] · [k, n]` the sizes are mk, kn and mn.
  return Math.sqrt(sizeOf(first.shape) * sizeOf(second.shape) * made);
}
