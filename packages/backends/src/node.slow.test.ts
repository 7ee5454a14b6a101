import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { installInTemporaryFolder } from "@gan/test-utils";
import { expect, it } from "vitest";
import { node } from "./node.ts";

const { version } = createRequire(import.meta.url)("@tensorflow/tfjs-core/package.json");

it("explains the real package when it was installed without its scripts", async (context) => {
  const { folder, require } = installInTemporaryFolder(`@tensorflow/tfjs-node@${version}`);
  try {
    if (!require) return context.skip("the npm registry is out of reach");
    const attempt = node({ load: async () => require("@tensorflow/tfjs-node") }).activate();
    await expect(attempt).rejects.toThrow(/without its native library.*Run `npm rebuild/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);
