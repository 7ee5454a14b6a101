import { constants } from "node:fs";
import { open } from "node:fs/promises";

/**
 * Reads a file, and nothing that took its place meanwhile and may have no end.
 *
 * @param most - Bytes that it may have.
 * @param options - Whether a link may lead to it. @default false
 */
export async function readRegular(
  path: string,
  most: number,
  { mayBeLink = false } = {},
): Promise<Uint8Array> {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const handle = await open(path, O_RDONLY | (mayBeLink ? 0 : O_NOFOLLOW) | O_NONBLOCK);
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new Error("it is not a regular file");
    if (found.size > most) throw new Error(`it has more than ${most} bytes`);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
