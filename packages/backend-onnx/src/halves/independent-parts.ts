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
  const isLarge = (group: Group) =>
    group.work >= Math.max(tuning.leastWork, tuning.leastShare * work);
  /** What leads from the graph's inputs to an operation, for those that are repeated where they are needed. */
  const ways = new Map<GraphNode, ReadonlySet<GraphNode>>();
  const wayTo = (node: GraphNode) => {
    const before = node.inputs.flatMap((input) => [
      ...(ways.get((input && graph.producer(input)) as GraphNode) ?? []),
    ]);
    return new Set([...before, node]);
  };
  const groups = new Map<GraphNode, Group>();
  for (const node of nodes) {
    const needed = node.inputs
      .map((input) => input && graph.producer(input))
      .filter((producer) => producer !== undefined && !ways.has(producer)) as GraphNode[];
    if (needed.length === 0) {
      const way = wayTo(node);
      if (!isProduct(node) || workIn(way) <= tuning.smallProduct * work) {
        ways.set(node, way);
        continue;
      }
    }
    if (needed.every((producer) => groups.has(producer))) {
      const joined = new Set(needed.map((producer) => rootOf(groups.get(producer)!)));
      if ([...joined].filter(isLarge).length < 2) groups.set(node, join([...joined], node));
    }
  }
  const roots = new Set([...groups.values()].map(rootOf));
  const large = [...roots].filter(isLarge).sort((a, b) => b.work - a.work);
  if (large.length < 2) return undefined;
  const halves = [new Set<Group>(), new Set<Group>()] as const;
  const sums = [0, 0];
  for (const group of large) {
    const lighter = sums[0]! <= sums[1]! ? 0 : 1;
    halves[lighter].add(group);
    sums[lighter]! += group.work;
  }
  const half = (node: GraphNode | undefined) => {
    const group = node && groups.get(node);
    return group && halves.findIndex((each) => each.has(rootOf(group)));
  };
  const given = [new Set<Edge>(), new Set<Edge>()] as const;
  const give = (edge: Edge | undefined, to: GraphNode | undefined) => {
    const from = half(edge && graph.producer(edge));
    if (from === undefined || from < 0 || from === half(to)) return;
    given[from]!.add(edge!);
  };
  for (const node of nodes) for (const edge of node.inputs) give(edge, node);
  for (const edge of outputs) give(edge, undefined);
  if (![...given[0], ...given[1]].every(isTensor)) return undefined;
  if (isFirstDone) return { here: [...given[0]], there: [...given[1]] };
  const repeated = repeatedIn(
    graph,
    [0, 1].map((i) => nodes.filter((node) => half(node) === i)),
    ways,
  );
  if (workIn(repeated) <= tuning.mostRepeated * work)
    return { here: [...given[0]], there: [...given[1]] };
  const readOutside = nodes.flatMap((node) => (repeated.has(node) ? [] : node.inputs));
  const first = new Set(
    [...readOutside, ...outputs].filter(
      (edge) => edge && isTensor(edge) && repeated.has(graph.producer(edge)!),
    ),
  );
  return { here: [...first] as Edge[], there: [] };
}

/** What both halves would compute. */
function repeatedIn(
  graph: Graph,
  halves: readonly (readonly GraphNode[])[],
  ways: ReadonlyMap<GraphNode, ReadonlySet<GraphNode>>,
): ReadonlySet<GraphNode> {
  const [ours, theirs] = halves.map((nodes) => {
    const read = nodes.flatMap(({ inputs }) => inputs.map((edge) => edge && graph.producer(edge)));
    return new Set(read.flatMap((node) => [...((node && ways.get(node)) ?? [])]));
  });
  return new Set([...ours!].filter((node) => theirs!.has(node)));
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
