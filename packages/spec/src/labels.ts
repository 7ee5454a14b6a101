/** Class of each example from 0, or −1 where it is unknown, which bytes cannot say. */
export type Labels = Uint8Array | Int16Array;

/** The labels of chosen examples, in the order given. */
export function labelsAt(labels: Labels, indices: ArrayLike<number>): Labels {
  const labelOf = (i: number) => labels[i]!;
  return labels instanceof Int16Array
    ? Int16Array.from(indices, labelOf)
    : Uint8Array.from(indices, labelOf);
}
