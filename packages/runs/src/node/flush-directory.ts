import { open } from "node:fs/promises";

/** Makes what was made or renamed in a directory last. Windows has no such call, and needs none. */
export async function flushDirectory(directory: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(directory, "r");
  await handle.sync().finally(() => handle.close());
}
