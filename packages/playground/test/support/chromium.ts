import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where Chromium is on this machine; `undefined` where it is not. */
export const chromiumPath = [process.env.CHROMIUM_PATH ?? "", "/usr/bin/chromium"].find(existsSync);

/** Engines on a machine without a GPU: WebGL and WebGPU in software. */
const flags = [
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Starts Debian's Chromium. The caller closes it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath!, args: flags });
}
