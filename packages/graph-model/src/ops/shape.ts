import { bool, integer } from "../graph-def.ts";
import type { Emit, Emitters } from "./emit.ts";

interface Axes {
  /** Of all reductions but `Max`. */
  readonly axis?: number | readonly number[];
  readonly reductionIndices?: number | readonly number[];
  readonly keepDims?: boolean;
}

const reduction =
  (op: string): Emit<Axes> =>
  ({ graph, input }, { axis, reductionIndices, keepDims = false }) => {
    const axes = [axis ?? reductionIndices!].flat();
    return graph.node(op, [input("x"), graph.whole(axes)], { keep_dims: bool(keepDims) });
  };

/** Reductions, and everything that moves numbers without changing them. */
export const shape: Emitters = {
  ...Object.fromEntries(
    ["Max", "Min", "Mean", "Sum", "Prod", "All", "Any"].map((op) => [op, reduction(op)]),
  ),
  Reshape: ({ graph, input }, { shape }: { readonly shape: readonly number[] }) =>
    graph.node("Reshape", [input("x"), graph.whole(shape)]),
  ExpandDims: ({ graph, input }, { dim }: { readonly dim: number }) =>
    graph.node("ExpandDims", [input("input"), graph.whole(dim)]),
  Transpose: ({ graph, input }, { perm }: { readonly perm: readonly number[] }) =>
    graph.node("Transpose", [input("x"), graph.whole(perm)]),
  PadV2: (
    { graph, input, call },
    {
      paddings,
      constantValue,
    }: { readonly paddings: readonly (readonly number[])[]; readonly constantValue: number },
  ) => {
    const sizes = graph.whole(paddings.flat(), [paddings.length, 2]);
    const dtype = call.outputs[0]!.dtype as "float32";
    return graph.node("PadV2", [
      input("x"),
      sizes,
      graph.constant({ values: [constantValue], shape: [], dtype }),
    ]);
  },
  Slice: (
    { graph, input },
    { begin, size }: { readonly begin: readonly number[]; readonly size: readonly number[] },
  ) => graph.node("Slice", [input("x"), graph.whole(begin), graph.whole(size)]),
  Tile: ({ graph, input }, { reps }: { readonly reps: readonly number[] }) =>
    graph.node("Tile", [input("x"), graph.whole(reps)]),
  Concat: ({ graph, all }, { axis }: { readonly axis: number }) =>
    graph.node("ConcatV2", [...all, graph.whole(axis)], { N: integer(all.length) }),
  Pack: ({ graph, all }, { axis }: { readonly axis: number }) =>
    graph.node("Pack", all, { axis: integer(axis) }),
  Unpack: ({ graph, input }, { axis }: { readonly axis: number }) =>
    graph.node("Unpack", [input("value")], { axis: integer(axis) }),
  SplitV: (
    { graph, input },
    { numOrSizeSplits: parts, axis }: { readonly numOrSizeSplits: number | number[]; axis: number },
  ) => {
    if (typeof parts !== "number") {
      return graph.node("SplitV", [input("x"), graph.whole(parts), graph.whole(axis)]);
    }
    return graph.node("Split", [graph.whole(axis), input("x")], { num_split: integer(parts) });
  },
  ResizeNearestNeighbor: ({ graph, input }, { size, alignCorners, halfPixelCenters }: Resize) =>
    graph.node("ResizeNearestNeighbor", [input("images"), graph.whole(size)], {
      align_corners: bool(alignCorners),
      half_pixel_centers: bool(halfPixelCenters),
    }),
};

interface Resize {
  readonly size: readonly number[];
  readonly alignCorners: boolean;
  readonly halfPixelCenters: boolean;
}
