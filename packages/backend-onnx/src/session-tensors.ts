import { elementTypeOf, type TensorSpec } from "./kernel.ts";
import type { Numbers } from "./numbers.ts";
import type { DeviceTensor, SessionTensor } from "./session.ts";
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

/** The arrays to be filled, `o1`, `o2`, …, behind the constant `o0`. */
export function fetchesOf(all: readonly SessionTensor[]): Record<string, SessionTensor> {
  return named("o", [tensorOf({ dtype: "float32", shape: [] }, nothing), ...all]);
}

const nothing = new Float32Array(1);

/** Tensors under numbered names. */
export function named<T>(prefix: "i" | "o", all: readonly T[]): Record<string, T> {
  const names = numbered[prefix];
  for (let i = names.length; i < all.length; i++) names.push(`${prefix}${i}`);
  const record: Record<string, T> = {};
  for (let i = 0; i < all.length; i++) record[names[i]!] = all[i]!;
  return record;
}

/** Names made before: a step has a hundred, and is run a hundred thousand times. */
const numbered: Readonly<Record<"i" | "o", string[]>> = { i: [], o: [] };

const tensorOfSource = (source: Source): SessionTensor | DeviceTensor =>
  source.device?.tensor ?? tensorOf(source, source.values!);
