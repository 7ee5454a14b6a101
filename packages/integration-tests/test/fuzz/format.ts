import type { Stream } from "@gan/spec";

/** A format that strangers' files come in. */
export interface FuzzFormat {
  readonly name: string;
  /** Share of the inputs, beside the other formats'. @default 1 */
  readonly weight?: number;
  /** Good files to start from. */
  readonly seeds: readonly Uint8Array[];
  /** Changes a good file; it may use `mutate` and what it knows of the format. The seed stays as it is. */
  mutate(seed: Uint8Array, stream: Stream): Uint8Array;
  /** Reads it to its end, and throws what the reader throws. */
  read(bytes: Uint8Array): unknown;
}
