import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Installs a package that the repository itself does without, with its scripts blocked.
 *
 * @returns The folder, which the caller removes, and its `require`; `undefined` where the registry is out of reach.
 */
export function installInTemporaryFolder(packageName: string) {
  const folder = mkdtempSync(join(tmpdir(), "gan-backends-"));
  writeFileSync(join(folder, "package.json"), '{ "private": true }');
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
  try {
    execFileSync("npm", ["install", ...flags, packageName], { cwd: folder, stdio: "pipe" });
  } catch {
    return { folder, require: undefined };
  }
  return { folder, require: createRequire(join(folder, "package.json")) };
}
