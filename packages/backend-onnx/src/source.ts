import type { AnyKernel, Inputs, TensorSpec } from "./kernel.ts";
import type { Numbers } from "./numbers.ts";
import type { DeviceTensor } from "./session.ts";

/**
 * A tensor's numbers, there already or still to be computed.
 *
 * Exactly one of these holds: `values`, `device` or both are there, `op` will compute them, or `failure` says why it
 * could not.
 */
export interface Source extends TensorSpec {
  values: Numbers | undefined;
  /** Its numbers in the memory of a graphics processor. */
  device: DeviceCopy | undefined;
  op: RecordedOp | undefined;
  failure: Error | undefined;
  /** How many data buckets of TensorFlow.js hold it; with none left only pending work may still read it. */
  holders: number;
  /** Whether nobody outside this package has seen the array, so that it may be written again. */
  isOwned: boolean;
  /** Whether the user uploaded it since the last flush; equal uploads merge. */
  isFresh: boolean;
}

/** A tensor in a device's memory, freed when the last source that shares it is gone. */
export interface DeviceCopy {
  readonly tensor: DeviceTensor;
  sources: number;
}

/** A use of a source under a shape of the user's choosing: reshaping costs nothing. */
export interface Use {
  readonly source: Source;
  readonly shape: readonly number[];
}

/** A kernel call that waits for its graph. */
export interface RecordedOp {
  readonly name: string;
  readonly kernel: AnyKernel;
  readonly attributes: object;
  readonly inputs: Inputs<Use>;
  readonly outputs: readonly Source[];
  /** Name, attributes and shapes in one text: equal texts on equal inputs compute equal outputs. */
  readonly signature: string;
}

/** A source whose numbers are there, or will be if there are none yet. */
export function sourceOf(
  { shape, dtype }: TensorSpec,
  values: Numbers | undefined,
  isOwned: boolean,
): Source {
  return {
    shape,
    dtype,
    values,
    device: undefined,
    op: undefined,
    failure: undefined,
    holders: 0,
    isOwned,
    isFresh: false,
  };
}
