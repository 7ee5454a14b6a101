import { InvalidOptionError, uploadArray } from "@gan/spec";
import { backend, mul, type Tensor, tensor, tidy, util } from "@tensorflow/tfjs-core";
import { assertOptions, assertStream, assertTensor } from "./assert-arguments.ts";
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
export function dropout<T extends Tensor>(x: T, options: DropoutOptions): T {
  assertTensor("x", x);
  assertOptions("dropout", options, "{ keep: 0.5, stream }");
  const { keep, stream, maskShape = x.shape } = options;
  if (!(keep > 0 && keep <= 1)) {
    throw new InvalidOptionError("keep", keep, "a number above 0 and up to 1");
  }
  assertStream(stream);
  return tidy(() => {
    const mask = uploadArray(backend(), util.sizeFromShape(maskShape));
    fillRows(mask, stream, (rows, rowStream) => rowStream.fillMask(rows, keep));
    return mul(x, tensor(mask, maskShape)) as T;
  });
}
