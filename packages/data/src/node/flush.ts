import { open } from "node:fs/promises";

/** Puts a file, or what a folder lists, on the disk. Windows has no such call for folders, and needs none. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    if (process.platform === "win32") return undefined;
    throw error;
  });
  await handle?.sync().catch((error: NodeJS.ErrnoException) => {
    // Some network folders cannot be flushed; what is read from them is verified anyway.
    if (!["EINVAL", "EPERM", "ENOTSUP"].includes(`${error.code}`)) throw error;
  });
  await handle?.close();
}
