import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where Chromium is on this machine; `undefined` where it is not. */
export const chromiumPath = [process.env.CHROMIUM_PATH ?? "", "/usr/bin/chromium"].find(existsSync);

/** Why a test that needs Chromium is skipped. */
export const noChromium = "no Chromium at /usr/bin/chromium or CHROMIUM_PATH";

/**
 * WebGL and WebGPU in software, and pages put together as Chromium itself does it without a GPU: by the processor.
 * `--use-angle=swiftshader` would put the page itself on the imitated GPU, which Chromium takes for a real one.
 */
const flags = [
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
  "--enable-unsafe-swiftshader",
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Starts Chromium without a window or a profile of anyone's. The caller closes it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath!, args: flags });
}
