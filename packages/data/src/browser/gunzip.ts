import { CorruptFileError } from "@gan/spec";
import { mostBytes } from "../most-bytes.ts";

/** Bytes; as in Node. */
const largest = 2 ** 30;

/**
 * Decompresses a file when it begins as gzip does, and gives it back as it is otherwise.
 *
 * @param file - Its name, for messages.
 * @throws {CorruptFileError} When it is not one whole gzip file, or holds what no data set does: a hundred times its length and more.
 */
export async function gunzip(bytes: Uint8Array, file: string): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
    const inflated = stream.pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(
      await new Response(
        inflated.pipeThrough(bound(Math.min(largest, mostBytes(bytes.length)))),
      ).arrayBuffer(),
    );
  } catch (error) {
    throw new CorruptFileError(file, `is not a whole gzip file: ${(error as Error).message}`);
  }
}

function bound(most: number): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let total = 0;
  return new TransformStream({
    transform(part, controller) {
      total += part.length;
      if (total > most) throw new Error(`it holds more than ${most} bytes`);
      controller.enqueue(part);
    },
  });
}
