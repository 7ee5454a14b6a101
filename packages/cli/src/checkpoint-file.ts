import { type Checkpoint, decodeCheckpoint } from "@gan/core";
import { CorruptFileError } from "@gan/spec";

/** A checkpoint, or a sentence that fits a file which nobody can fetch. */
export function readCheckpointFile(bytes: Uint8Array, file: string): Checkpoint {
  try {
    return decodeCheckpoint(bytes, file);
  } catch (error) {
    if (!(error instanceof CorruptFileError)) throw error;
    const fix = "Put a copy of it back; without one the run has to be trained again.";
    throw new CorruptFileError(file, "is damaged", fix);
  }
}
