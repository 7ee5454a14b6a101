import { CorruptFileError } from "@gan/spec";

/**
 * Decompresses a file when it begins as gzip does, and gives it back as it is otherwise.
 *
 * @param file - Its name, for messages.
 * @throws {CorruptFileError} When it is not one whole gzip file.
 */
export async function gunzip(bytes: Uint8Array, file: string): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
    const inflated = stream.pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(inflated).arrayBuffer());
  } catch (error) {
    throw new CorruptFileError(file, `is not a whole gzip file: ${(error as Error).message}`);
  }
}
