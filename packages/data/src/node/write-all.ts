import type { FileHandle } from "node:fs/promises";

/**
 * Writes all bytes at a position of a file. One call of the system may write fewer and say so: on a disk
 * that is almost full the next one then says why.
 *
 * @throws The file system's error, `ENOSPC` when the disk is full.
 */
export async function writeAll(
  file: Pick<FileHandle, "write">,
  bytes: Uint8Array,
  position: number,
): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) {
      throw Object.assign(new Error("nothing could be written"), {
        code: "ENOSPC",
        syscall: "write",
      });
    }
    done += bytesWritten;
  }
}
