/** Inner product of two runs of numbers in one array or two: four sums at a time, since each addition waits for the one before. */
export function dot(
  a: Float64Array | Float32Array,
  b: Float64Array | Float32Array,
  count: number,
  { fromA = 0, fromB = 0 }: { readonly fromA?: number; readonly fromB?: number } = {},
): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    s0 += a[fromA + k]! * b[fromB + k]!;
    s1 += a[fromA + k + 1]! * b[fromB + k + 1]!;
    s2 += a[fromA + k + 2]! * b[fromB + k + 2]!;
    s3 += a[fromA + k + 3]! * b[fromB + k + 3]!;
  }
  for (; k < count; k++) s0 += a[fromA + k]! * b[fromB + k]!;
  return s0 + s1 + (s2 + s3);
}
