/**
 * Decompresses zlib data up to a length.
 *
 * @returns The first `length` bytes, or all when there are fewer; what follows is not decompressed.
 * @throws {Error} When the data are damaged before that.
 */
export async function inflate(bytes: Uint8Array, length: number): Promise<Uint8Array> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream("deflate"));
  const reader = stream.getReader();
  try {
    while (total < length) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      total += value.length;
    }
  } catch (error) {
    throw new Error(`its compressed data are damaged (${(error as Error).message})`);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  const joined = new Uint8Array(Math.min(total, length));
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk.subarray(0, joined.length - at), at);
    at += Math.min(chunk.length, joined.length - at);
  }
  return joined;
}
