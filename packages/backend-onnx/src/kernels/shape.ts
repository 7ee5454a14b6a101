import { backend_util, slice_util, util } from "@tensorflow/tfjs-core";
import { elementTypeOf, type Kernels, type TensorSpec } from "../kernel.ts";
import type { Edge, Graph } from "../onnx/graph.ts";
import { fill } from "./unary.ts";

/** Kernels that move numbers about without changing them. */
export const shapeKernels: Kernels = {
  Fill: {
    infer: (_, { shape, value, dtype }) => {
      const type = dtype ?? util.inferDtype(value);
      return type === "string" ? undefined : [{ shape, dtype: type }];
    },
    lower: (graph, _, { value }, [output]) => [
      fill(graph, { type: elementTypeOf(output!.dtype), shape: output!.shape }, Number(value)),
    ],
  },
  Concat: {
    infer: (inputs, { axis }) => {
      const tensors = Object.values(inputs);
      const shapes = tensors.map(({ shape }) => [...shape]);
      const at = util.parseAxisParam(axis, shapes[0]!)[0]!;
      backend_util.assertParamsConsistent(shapes, at);
      const { dtype } = tensors[0]!;
      if (tensors.some((tensor) => tensor.dtype !== dtype)) return undefined;
      return [{ shape: backend_util.computeOutShape(shapes, at), dtype }];
    },
    lower: (graph, inputs, { axis }, [output]) => {
      const parts = Object.values(inputs);
      return [concat(graph, parts, util.parseAxisParam(axis, [...parts[0]!.shape])[0]!, output!)];
    },
  },
  Pack: {
    infer: (inputs, { axis }) => {
      const tensors = Object.values(inputs);
      const { shape, dtype } = tensors[0]!;
      for (const tensor of tensors) {
        util.assertShapesMatch(
          [...shape],
          [...tensor.shape],
          "All tensors passed to stack must have matching shapes",
        );
        util.assert(
          dtype === tensor.dtype,
          () => "All tensors passed to stack must have matching dtypes",
        );
      }
      const at = axis < 0 ? axis + shape.length + 1 : axis;
      return [{ shape: [...shape.slice(0, at), tensors.length, ...shape.slice(at)], dtype }];
    },
    lower: (graph, inputs, { axis }, [output]) => {
      const at = axis < 0 ? axis + output!.shape.length : axis;
      const one = output!.shape.map((size, i) => (i === at ? 1 : size));
      const parts = Object.values(inputs).map((part) => graph.reshape(part, one));
      return [concat(graph, parts, at, output!)];
    },
  },
  Unpack: {
    infer: ({ value }, { axis }) => {
      const at = axis < 0 ? axis + value!.shape.length : axis;
      const shape = value!.shape.filter((_, i) => i !== at);
      return Array.from({ length: value!.shape[at]! }, () => ({ shape, dtype: value!.dtype }));
    },
    lower: (graph, { value }, { axis }, outputs) => {
      const at = axis < 0 ? axis + value!.shape.length : axis;
      return outputs.map((_, i) => along(graph, value!, at, i, i + 1));
    },
  },
  SplitV: {
    infer: ({ x }, attributes) => {
      const { axis, sizes } = splits(x!, attributes);
      return sizes.map((part) => ({
        shape: x!.shape.map((size, i) => (i === axis ? part : size)),
        dtype: x!.dtype,
      }));
    },
    lower: (graph, { x }, attributes) => {
      const { axis, sizes } = splits(x!, attributes);
      if (!sizes.includes(0)) return split(graph, x!, axis, sizes);
      let begin = 0;
      return sizes.map((size) => {
        const part = along(graph, x!, axis, begin, begin + size);
        begin += size;
        return part;
      });
    },
  },
  Slice: {
    infer: ({ x }, { begin, size }) => {
      const [from, sizes] = slice_util.parseSliceParams(x as never, begin, size);
      slice_util.assertParamsValid(x as never, from!, sizes!);
      return [{ shape: sizes!, dtype: x!.dtype }];
    },
    lower: (graph, { x }, { begin, size }) => {
      const [from, sizes] = slice_util.parseSliceParams(x as never, begin, size);
      return [
        slice(
          graph,
          x!,
          from!,
          from!.map((start, i) => start + sizes![i]!),
        ),
      ];
    },
  },
  StridedSlice: {
    infer: ({ x }, attributes) => {
      const { finalShape, shape } = strided(x!, attributes);
      return shape.length > 0 ? [{ shape: finalShape, dtype: x!.dtype }] : undefined;
    },
    lower: (graph, { x }, attributes) => {
      const { begin, end, strides, isIdentity } = strided(x!, attributes);
      return [isIdentity ? x! : slice(graph, x!, begin, end, strides)];
    },
  },
  Tile: {
    infer: ({ x }, { reps }) =>
      x!.shape.length === 0
        ? undefined
        : [{ shape: x!.shape.map((size, i) => size * reps[i]), dtype: x!.dtype }],
    lower: (graph, { x }, { reps }, [output]) => [
      graph.op("Tile", [x!, graph.list(reps)], { type: x!.type, shape: output!.shape }),
    ],
  },
  Transpose: {
    infer: ({ x }, { perm }) => [
      { shape: perm.map((axis: number) => x!.shape[axis]!), dtype: x!.dtype },
    ],
    lower: (graph, { x }, { perm }) => [graph.transpose(x!, perm)],
  },
  Reverse: {
    infer: ({ x }, { dims }) => {
      util.parseAxisParam(dims, [...x!.shape]);
      return [x!];
    },
    lower: (graph, { x }, { dims }) => {
      const axes = util.parseAxisParam(dims, [...x!.shape]);
      if (axes.length === 0) return [x!];
      const all = (value: number) => graph.list(axes.map(() => value));
      const inputs = [x!, all(-1), all(-(2 ** 31)), graph.list(axes), all(-1)];
      return [graph.op("Slice", inputs, x!)];
    },
  },
  PadV2: {
    infer: ({ x }, { paddings }) => (x!.dtype === "bool" ? undefined : [padded(x!, paddings)]),
    lower: (graph, { x }, { paddings, constantValue }) => [
      pad(graph, x!, paddings, "constant", graph.scalar(constantValue, x!.type)),
    ],
  },
  MirrorPad: {
    infer: ({ x }, { paddings, mode }) =>
      x!.dtype === "float32" && mode === "reflect" ? [padded(x!, paddings)] : undefined,
    lower: (graph, { x }, { paddings }) => [pad(graph, x!, paddings, "reflect")],
  },
};

/** The part of `x` from `begin` up to `end` along one axis. */
function along(graph: Graph, x: Edge, axis: number, begin: number, end: number): Edge {
  if (begin === 0 && end === x.shape[axis]) return x;
  const shape = x.shape.map((size, i) => (i === axis ? end - begin : size));
  const inputs = [x, graph.list([begin]), graph.list([end]), graph.list([axis])];
  return graph.op("Slice", inputs, { type: x.type, shape });
}

function split(graph: Graph, x: Edge, axis: number, sizes: readonly number[]): readonly Edge[] {
  if (sizes.length === 1) return [x];
  const shapeOf = (part: number) => x.shape.map((size, i) => (i === axis ? part : size));
  const parts = sizes.map((part) => ({ type: x.type, shape: shapeOf(part) }));
  const attributes = { axis: { int: axis } };
  return graph.ops("Split", [x, graph.list(sizes)], parts, { attributes });
}

function slice(
  graph: Graph,
  x: Edge,
  begin: readonly number[],
  end: readonly number[],
  strides: readonly number[] = begin.map(() => 1),
): Edge {
  const isWhole = (i: number) => begin[i] === 0 && end[i] === x.shape[i] && strides[i] === 1;
  const axes = x.shape.map((_, i) => i).filter((i) => !isWhole(i));
  if (axes.length === 0) return x;
  const shape = begin.map((from, i) => Math.ceil((end[i]! - from) / strides[i]!));
  const at = (values: readonly number[]) => graph.list(axes.map((i) => values[i]!));
  // An end of -1 under a negative stride means "through element 0", which ONNX writes as a very small end.
  const ends = end.map((value, i) => (strides[i]! < 0 && value < 0 ? -(2 ** 31) : value));
  return graph.op("Slice", [x, at(begin), at(ends), graph.list(axes), at(strides)], {
    type: x.type,
    shape,
  });
}

function concat(graph: Graph, parts: readonly Edge[], axis: number, { shape }: TensorSpec): Edge {
  if (parts.length === 1) return parts[0]!;
  const whole = wholeOf(graph, parts, axis);
  if (whole) return whole;
  return graph.op(
    "Concat",
    parts,
    { type: parts[0]!.type, shape },
    { attributes: { axis: { int: axis } } },
  );
}

/** What was split into just these parts, perhaps seen under other shapes in between. */
function wholeOf(graph: Graph, parts: readonly Edge[], axis: number): Edge | undefined {
  const maker = graph.producer(parts[0]!);
  if (maker?.type !== "Split" || maker.outputs.length !== parts.length) return undefined;
  const isSame = (maker.attributes.axis as { int: number }).int === axis;
  return isSame && maker.outputs.every((edge, i) => edge === parts[i])
    ? maker.inputs[0]
    : undefined;
}

type Paddings = readonly (readonly [number, number])[];

function padded({ shape, dtype }: TensorSpec, paddings: Paddings): TensorSpec {
  return { shape: shape.map((size, i) => size + paddings[i]![0] + paddings[i]![1]), dtype };
}

function pad(graph: Graph, x: Edge, paddings: Paddings, mode: string, value?: Edge): Edge {
  const shape = x.shape.map((size, i) => size + paddings[i]![0] + paddings[i]![1]);
  const pads = graph.list([
    ...paddings.map(([before]) => before),
    ...paddings.map(([, after]) => after),
  ]);
  return graph.op(
    "Pad",
    [x, pads, value],
    { type: x.type, shape },
    { attributes: { mode: { text: mode } } },
  );
}

interface Shaped {
  readonly shape: readonly number[];
}

function splits(
  x: Shaped,
  { numOrSizeSplits, axis }: { numOrSizeSplits: number | number[]; axis: number },
) {
  const at = util.parseAxisParam(axis, [...x.shape])[0]!;
  return { axis: at, sizes: backend_util.prepareSplitSize(x as never, numOrSizeSplits, at) };
}

interface StridedAttributes {
  readonly begin: number[];
  readonly end: number[];
  readonly strides: number[];
  readonly beginMask: number;
  readonly endMask: number;
  readonly ellipsisMask: number;
  readonly newAxisMask: number;
  readonly shrinkAxisMask: number;
}

function strided({ shape }: Shaped, a: StridedAttributes) {
  const masks = [a.beginMask, a.endMask, a.ellipsisMask, a.newAxisMask, a.shrinkAxisMask] as const;
  return { shape, ...slice_util.sliceInfo([...shape], a.begin, a.end, a.strides, ...masks) };
}
