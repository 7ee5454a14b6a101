import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** How large a folder is, with those below, and when something in it was written last. */
export interface FolderFacts {
  readonly bytes: number;
  readonly changed: Date;
}

/** Adds up a folder's files. One that goes while it is counted does not count. */
export async function folderFacts(path: string): Promise<FolderFacts> {
  const names = await readdir(path, { recursive: true });
  const found = await Promise.all(
    names.map((name) => stat(join(path, name)).catch(() => undefined)),
  );
  const files = found.filter((each) => each?.isFile());
  const times = files.map((file) => file!.mtimeMs);
  return {
    bytes: files.reduce((sum, file) => sum + file!.size, 0),
    changed: new Date(Math.max(0, ...times)),
  };
}
