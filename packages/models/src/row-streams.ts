import type { Part, Stream } from "@gan/spec";

/** One stream for all rows of a tensor, or one for each of several parts that lie one after another. */
export type RowStreams = Stream | readonly { readonly rows: number; readonly stream: Stream }[];

/** The streams of minibatches that go through a network in one pass. */
export function streamsOf(parts: readonly Part[]): RowStreams {
  return parts.map(({ x, stream }) => ({ rows: x.shape[0], stream }));
}

/** Fills an array from the streams: each part of its rows as the part's stream alone would. */
export function fillRows(
  out: Float32Array,
  streams: RowStreams,
  fill: (rows: Float32Array, stream: Stream) => void,
): void {
  const parts = "fillMask" in streams ? [{ rows: 1, stream: streams }] : streams;
  const total = parts.reduce((sum, { rows }) => sum + rows, 0);
  let from = 0;
  for (const { rows, stream } of parts) {
    const to = from + (out.length / total) * rows;
    fill(out.subarray(from, to), stream);
    from = to;
  }
}
