import { type NamedTensorInfoMap, type TensorInfo, util } from "@tensorflow/tfjs-core";
import type { OnnxBackend } from "./backend.ts";

type View = (inputs: NamedTensorInfoMap, attributes: never, backend: OnnxBackend) => TensorInfo;

/** Kernels that compute nothing: they give the same numbers under another shape or take a part of a pair. */
export const views: Readonly<Record<string, View>> = {
  Identity: ({ x }, _, backend) => backend.view(x!, x!.shape),
  Reshape: ({ x }, { shape }: { shape: number[] }, backend) => {
    const size = util.sizeFromShape(x!.shape);
    const asked = util.inferFromImplicitShape(shape, size);
    util.assert(
      util.sizeFromShape(asked) === size,
      () =>
        `The new shape (${asked}) has ${util.sizeFromShape(asked)} elements and the old shape (${x!.shape}) has ${size} elements. The new shape and old shape must have the same number of elements.`,
    );
    return backend.view(x!, asked);
  },
  ExpandDims: ({ input }, { dim }: { dim: number }, backend) => {
    const { shape } = input!;
    util.assert(
      dim >= -(shape.length + 1) && dim <= shape.length,
      () => `Axis must be in the interval [${-(shape.length + 1)}, ${shape.length}]`,
    );
    const axis = dim < 0 ? shape.length + dim + 1 : dim;
    return backend.view(input!, [...shape.slice(0, axis), 1, ...shape.slice(axis)]);
  },
  Complex: ({ real, imag }, _, backend) => backend.complexOf(real!, imag!),
  Real: ({ input }, _, backend) => ({
    ...backend.again(backend.partsOf(input!).real),
    shape: input!.shape,
  }),
  Imag: ({ input }, _, backend) => ({
    ...backend.again(backend.partsOf(input!).imag),
    shape: input!.shape,
  }),
};
