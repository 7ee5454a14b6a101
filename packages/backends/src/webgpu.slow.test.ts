import { existsSync, rmSync } from "node:fs";
import { installInTemporaryFolder, testBackend } from "@gan/test-utils";
import { loadDawnFrom } from "@gan/test-utils/dawn";
import { afterAll } from "vitest";
import { webgpu } from "./webgpu.ts";

// Without a GPU, the software driver that Debian's Chromium brings: slow, but right.
const software = "/usr/lib/chromium/vk_swiftshader_icd.json";
if (existsSync(software)) {
  process.env.VK_DRIVER_FILES ??= software;
  process.env.VK_ICD_FILENAMES ??= software;
}

/** A project that has the package, for machines out of the registry's reach. */
const given = process.env.GAN_WEBGPU;
const installed = given === undefined ? installInTemporaryFolder("webgpu@0.6.2") : undefined;
const project = installed?.require ? installed.folder : given;
afterAll(() => {
  if (installed) rmSync(installed.folder, { recursive: true, force: true });
});

testBackend(
  () =>
    webgpu({
      load: () => {
        if (project === undefined) throw new Error("the npm registry is out of reach");
        return loadDawnFrom(project);
      },
    }),
  { steps: 10 },
);
