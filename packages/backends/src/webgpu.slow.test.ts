import { existsSync, rmSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { installInTemporaryFolder, testBackend } from "@gan/test-utils";
import { afterAll } from "vitest";
import { webgpu } from "./webgpu.ts";

// Without a GPU, the software driver that Debian's Chromium brings: slow, but right.
const software = "/usr/lib/chromium/vk_swiftshader_icd.json";
if (existsSync(software)) {
  process.env.VK_DRIVER_FILES ??= software;
  process.env.VK_ICD_FILENAMES ??= software;
}

const { folder, require } = installInTemporaryFolder("webgpu@0.6.2");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

testBackend(
  () =>
    webgpu({
      load: () => {
        if (!require) throw new Error("the npm registry is out of reach");
        return import(pathToFileURL(require.resolve("webgpu")).href);
      },
    }),
  { steps: 10 },
);
