import { existsSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
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

/** A project that has the package, for machines out of the registry's reach. */
const project = process.env.GAN_WEBGPU;
const installed = project === undefined ? installInTemporaryFolder("webgpu@0.6.2") : undefined;
const require = project ? createRequire(join(project, "package.json")) : installed?.require;
afterAll(() => {
  if (installed) rmSync(installed.folder, { recursive: true, force: true });
});

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
