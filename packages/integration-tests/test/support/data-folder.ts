import { existsSync } from "node:fs";
import { join } from "node:path";

/** The folder of real data, `GAN_DATA_DIR` or `../shared/data`, when it holds a set; else `undefined`. */
export function dataFolder(set: string): string | undefined {
  const root = process.env.GAN_DATA_DIR ?? join(import.meta.dirname, "../../../../../shared/data");
  return existsSync(join(root, set)) ? root : undefined;
}
