import { CorruptFileError } from "@gan/spec";

/** Bytes; as in Node. */
const largest = 2 ** 30;

/**
 * Decompresses a file when it begins as gzip does, and gives it back as it is otherwise.
 *
 * @param file - Its name, for messages.
 * @throws {CorruptFileError} When it is not one whole gzip file, or holds more than 1 GiB.
 */
export async function gunzip(bytes: Uint8Array, file: string): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
    const inflated = stream.pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(inflated.pipeThrough(bound())).arrayBuffer());
  } catch (error) {
    throw new CorruptFileError(file, `is not a whole gzip file: ${(error as Error).message}`);
  }
}

function bound(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let total = 0;
  return new TransformStream({
    transform(part, controller) {
      total += part.length;
      if (total > largest) throw new Error(`it holds more than ${largest} bytes`);
      controller.enqueue(part);
    },
  });
}
