/** Class of each example from 0, or −1 where it is unknown, which bytes cannot say. */
export type Labels = Uint8Array | Int16Array;

/** The labels of chosen examples, in the order given. */
export function labelsAt(labels: Labels, indices: ArrayLike<number>): Labels {
  const { length } = indices;
  const chosen = labels instanceof Int16Array ? new Int16Array(length) : new Uint8Array(length);
  for (let i = 0; i < length; i++) chosen[i] = labels[indices[i]!]!;
  return chosen;
}
