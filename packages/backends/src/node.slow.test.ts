import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { node } from "./node.ts";

const { version } = createRequire(import.meta.url)("@tensorflow/tfjs-core/package.json");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gan-tfjs-node-"));
  writeFileSync(join(folder, "package.json"), '{ "private": true }');
}, 10_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("explains the real package when it was installed without its scripts", async (context) => {
  const install = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
  try {
    execFileSync("npm", [...install, `@tensorflow/tfjs-node@${version}`], {
      cwd: folder,
      stdio: "pipe",
    });
  } catch {
    context.skip("the npm registry is out of reach");
  }
  const require = createRequire(join(folder, "package.json"));
  const attempt = node({ load: async () => require("@tensorflow/tfjs-node") }).activate();
  await expect(attempt).rejects.toThrow(/without its native library.*Run `npm rebuild/);
}, 180_000);
