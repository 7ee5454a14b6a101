import { uploadArray } from "@gan/spec";
import { backend, mul, type Tensor, tensor, tidy, util } from "@tensorflow/tfjs-core";
import { fillRows, type RowStreams } from "./row-streams.ts";

/** How many elements are kept, and which. */
export interface DropoutOptions {
  /** Share of elements kept, in `(0, 1]`. */
  readonly keep: number;
  /** Where the mask comes from; equal streams give equal masks. */
  readonly stream: RowStreams;
  /** Shape of the mask, which is then repeated along its axes of size 1. @default the shape of `x` */
  readonly maskShape?: number[];
}

/**
 * Inverted dropout, element by element.
 *
 *     y = x · mask,  mask = 1/keep with probability keep, else 0
 *
 * @returns Same shape as `x`, and the same mean. The caller owns it.
 * @see Hinton et al., "Improving neural networks by preventing co-adaptation of feature detectors", 2012.
 */
export function dropout<T extends Tensor>(
  x: T,
  { keep, stream, maskShape = x.shape }: DropoutOptions,
): T {
  return tidy(() => {
    const mask = uploadArray(backend(), util.sizeFromShape(maskShape));
    fillRows(mask, stream, (rows, rowStream) => rowStream.fillMask(rows, keep));
    return mul(x, tensor(mask, maskShape)) as T;
  });
}
