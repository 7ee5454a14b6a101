import type { TensorInfo, Variable } from "@tensorflow/tfjs-core";
import type { Numbers } from "../numbers.ts";
import type { Source } from "../source.ts";
import type { Buckets } from "./buckets.ts";

/** Where a step's numbers come from: from outside, or from a graph of its own. */
export type Place =
  | { readonly kind: "input" | "tensor" | "made"; readonly index: number }
  | { readonly kind: "variable"; readonly variable: Variable }
  /** An upload that is the same every time. */
  | { readonly kind: "constant"; readonly source: Source }
  /** A tensor that was there before and stays. */
  | { readonly kind: "foreign"; readonly source: Source; readonly info: TensorInfo };

/** Whether two recordings of a step mean the same numbers. */
export function samePlace(a: Place, b: Place): boolean {
  if (a.kind !== b.kind) return false;
  if ("index" in a) return a.index === (b as typeof a).index;
  if ("variable" in a) return a.variable === (b as typeof a).variable;
  const { source } = b as typeof a;
  if (a.kind === "foreign") return a.source === source; // Which then has but one tensor.
  const isAlike = a.source.dtype === source.dtype && `${a.source.shape}` === `${source.shape}`;
  return isAlike && sameBits(a.source.values!, source.values!);
}

/** Whether two arrays hold the same bits. */
export function sameBits(a: Numbers, b: Numbers): boolean {
  return bytesOf(a).equals(bytesOf(b));
}

function bytesOf({ buffer, byteOffset, byteLength }: Numbers): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Whether a tensor from before is still there, and no other has its numbers. */
export function isOnly(
  buckets: Buckets,
  { source, info }: Extract<Place, { kind: "foreign" }>,
): boolean {
  return (
    source.holders === 1 &&
    buckets.holds(info) &&
    buckets.sourceOf(info) === source &&
    buckets.isAlone(info)
  );
}
