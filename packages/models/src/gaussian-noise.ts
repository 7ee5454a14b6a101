import { uploadArray } from "@gan/spec";
import { backend, type Tensor, tensor } from "@tensorflow/tfjs-core";
import { fillRows, type RowStreams } from "./row-streams.ts";

/** Numbers of N(0, stddev²) in the shape of `x`, drawn from the streams. The caller owns them. */
export function gaussianNoise(x: Tensor, streams: RowStreams, stddev: number): Tensor {
  const noise = uploadArray(backend(), x.size);
  fillRows(noise, streams, (rows, stream) => stream.fillNoise(rows, stddev));
  return tensor(noise, x.shape);
}
