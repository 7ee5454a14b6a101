import { backend_util, type DataType, util } from "@tensorflow/tfjs-core";
import { elementTypeOf, type Kernels, type Operand, sizeOf, type TensorSpec } from "../kernel.ts";
import type { Edge, Graph } from "../onnx/graph.ts";
import { fill } from "./unary.ts";

const numbers: readonly DataType[] = ["float32", "int32", "bool"];

/**
 * Kernels that look up, or add up, by index.
 *
 * TensorFlow.js throws on an index out of bounds, or passes over it, where ONNX has no rule. So indices must be
 * known when the call is recorded; indices that are still to be computed send the call to the host.
 */
export const gatherKernels: Kernels = {
  OneHot: {
    infer: ({ indices }, { depth, dtype = "int32" }) =>
      indices!.dtype === "int32" && numbers.includes(dtype)
        ? [{ shape: [...indices!.shape, depth], dtype }]
        : undefined,
    lower: (graph, { indices }, { depth, onValue, offValue }, [output]) => {
      const column = graph.reshape(indices!, [...indices!.shape, 1]);
      const isHot = graph.binary("Equal", column, range(graph, depth), "bool");
      const type = elementTypeOf(output!.dtype);
      if (onValue === 1 && offValue === 0) return [graph.cast(isHot, type)];
      return [graph.where(isHot, graph.scalar(onValue, type), graph.scalar(offValue, type))];
    },
  },
  GatherV2: {
    infer: ({ x, indices }, { axis, batchDims = 0 }) => {
      const at = util.parseAxisParam(axis, [...x!.shape])[0]!;
      const size = x!.shape[at]!;
      for (const index of known(indices!)) {
        util.assert(
          index >= 0 && index < size,
          () => `GatherV2: the index value ${index} is not in [0, ${size - 1}]`,
        );
      }
      if (!indices!.values || batchDims !== 0 || indices!.dtype !== "int32") return undefined;
      const shape = [...x!.shape.slice(0, at), ...indices!.shape, ...x!.shape.slice(at + 1)];
      return [{ shape, dtype: x!.dtype }];
    },
    lower: (graph, { x, indices }, { axis }, [output]) => {
      const attributes = { axis: { int: util.parseAxisParam(axis, [...x!.shape])[0]! } };
      return [
        graph.op("Gather", [x!, indices!], { type: x!.type, shape: output!.shape }, { attributes }),
      ];
    },
  },
  GatherNd: {
    infer: ({ params, indices }) => {
      const [shape] = backend_util.prepareAndValidate(params as never, indices as never);
      const sizes = params!.shape.slice(0, indices!.shape.at(-1));
      return areWithin(indices!, sizes) ? [{ shape, dtype: params!.dtype }] : undefined;
    },
    lower: (graph, { params, indices }, _, [output]) => [
      graph.op("GatherND", [params!, graph.cast(indices!, "int64")], {
        type: params!.type,
        shape: output!.shape,
      }),
    ],
  },
  ScatterNd: {
    infer: ({ indices, updates }, { shape }) => {
      backend_util.calculateShapes(updates as never, indices as never, shape);
      const sizes = shape.slice(0, indices!.shape.at(-1));
      const isPossible = updates!.dtype !== "bool" && isFull(indices!, updates!, shape);
      return isPossible && areWithin(indices!, sizes)
        ? [{ shape, dtype: updates!.dtype }]
        : undefined;
    },
    lower: (graph, { indices, updates }, _, [output]) => {
      const zeros = fill(graph, { type: updates!.type, shape: output!.shape }, 0);
      return [scatter(graph, zeros, indices!, updates!, "add")];
    },
  },
  UnsortedSegmentSum: {
    infer: ({ x, segmentIds }, { numSegments }) => {
      const isPossible = x!.dtype === "float32" && segmentIds!.shape.length === 1;
      if (!isPossible || !areWithin(segmentIds!, [numSegments])) return undefined;
      return [{ shape: [numSegments, ...x!.shape.slice(1)], dtype: x!.dtype }];
    },
    lower: (graph, { x, segmentIds }, _, [output]) => {
      const zeros = fill(graph, { type: x!.type, shape: output!.shape }, 0);
      const rows = graph.reshape(segmentIds!, [segmentIds!.shape[0]!, 1]);
      return [scatter(graph, zeros, rows, x!, "add")];
    },
  },
};

/** `0, 1, …, count − 1`. */
function range(graph: Graph, count: number): Edge {
  return graph.constant(
    "int32",
    Array.from({ length: count }, (_, i) => i),
    [count],
  );
}

/** Numbers that exist already, as far as they do. */
function known({ values }: Operand): Iterable<number> {
  return values ? Array.prototype.values.call(values) : [];
}

/** Whether indices are known and none of them points outside. */
function areWithin(indices: Operand, sizes: readonly number[]): boolean {
  const { values, dtype } = indices;
  if (!values || dtype !== "int32") return false;
  for (let i = 0; i < values.length; i++) {
    if (!(values[i]! >= 0 && values[i]! < sizes[i % sizes.length]!)) return false;
  }
  return true;
}

/** Whether every index has an update of its own; TensorFlow.js also accepts one number for all. */
function isFull(indices: TensorSpec, updates: TensorSpec, shape: readonly number[]): boolean {
  const slice = sizeOf(shape.slice(indices.shape.at(-1)));
  return sizeOf(updates.shape) === sizeOf(indices.shape.slice(0, -1)) * slice;
}

function scatter(graph: Graph, into: Edge, indices: Edge, updates: Edge, reduction: string): Edge {
  const depth = indices.shape.at(-1)!;
  const shape = [...indices.shape.slice(0, -1), ...into.shape.slice(depth)];
  const inputs = [into, graph.cast(indices, "int64"), graph.reshape(updates, shape)];
  return graph.op("ScatterND", inputs, into, { attributes: { reduction: { text: reduction } } });
}
