import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where real data lies on this machine: `GAN_DATA_DIR`, or `shared/data` beside the repository. */
export const dataFolder =
  process.env.GAN_DATA_DIR ?? fileURLToPath(new URL("../../../../shared/data", import.meta.url));

/** Why a test that needs a real file must be skipped, or nothing when the file is there. */
export function missing(...path: string[]): string | undefined {
  const file = join(dataFolder, ...path);
  return existsSync(file) ? undefined : `needs ${path.join("/")} under GAN_DATA_DIR`;
}
