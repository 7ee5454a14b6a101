import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const packageRoot = join(import.meta.dirname, "../..");

/** Builds the page from the packages' sources into a folder of its own. */
export async function buildPage(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "gan-page-"));
  const vite = join(packageRoot, "node_modules/vite/bin/vite.js");
  const args = [vite, "build", "--outDir", folder, "--emptyOutDir", "--logLevel", "error"];
  const env = { ...process.env, GAN_SOURCE: "1", NODE_ENV: "production" };
  await promisify(execFile)(process.execPath, args, { cwd: packageRoot, env });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
