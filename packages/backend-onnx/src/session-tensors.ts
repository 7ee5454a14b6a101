import { elementTypeOf, type TensorSpec } from "./kernel.ts";
import type { DeviceTensor, Numbers, SessionTensor } from "./session.ts";
import type { Source } from "./source.ts";
import type { Leaf } from "./trace.ts";

/** An array as a session takes it. */
export function tensorOf({ dtype, shape }: TensorSpec, data: Numbers): SessionTensor {
  return { type: elementTypeOf(dtype), dims: shape, location: "cpu", data };
}

/** The inputs `i0`, `i1`, … of a graph. */
export function feedsOf(leaves: readonly Leaf[]): Record<string, SessionTensor | DeviceTensor> {
  return named(
    "i",
    leaves.map(({ source }) => tensorOfSource(source)),
  );
}

/** Tensors under numbered names. */
export function named<T>(prefix: string, all: readonly T[]): Record<string, T> {
  return Object.fromEntries(all.map((tensor, i) => [`${prefix}${i}`, tensor]));
}

const tensorOfSource = (source: Source): SessionTensor | DeviceTensor =>
  source.device?.tensor ?? tensorOf(source, source.values!);
