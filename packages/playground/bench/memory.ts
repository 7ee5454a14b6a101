/**
 * Tells the memory of the tab's process, page and worker, while the ring trains for long in Chromium: `pnpm bench:memory
 * [iterations]`, on Linux.
 */
import { readFileSync } from "node:fs";
import { launchChromium } from "@gan/test-utils/chromium";
import { buildPage } from "../test/support/build-page.ts";
import { openPlayground } from "../test/support/open-playground.ts";
import { serve } from "../test/support/serve.ts";

const [iterations = 100_000] = process.argv.slice(2).map(Number);
const LOOKS = 10;

async function main(): Promise<void> {
  const { folder, remove } = await buildPage();
  const site = await serve(folder);
  const browser = await launchChromium();
  try {
    const { click, iteration, reach, text } = await openPlayground(
      browser,
      `${site.address}#game=ring&engine=wasm`,
    );
    const devtools = await browser.newBrowserCDPSession();
    const megabytes = async () => {
      const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
      const sizes = processInfo
        .filter(({ type }) => type === "renderer")
        .map(({ id }) => /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1]);
      return Math.max(...sizes.map(Number)) / 1024;
    };
    await click("Play");
    for (let look = 1; look <= LOOKS; look++) {
      await reach((look * iterations) / LOOKS, 3_600_000);
      const tensors = (await text(".readouts")).match(/tensors\s+([\d,]+)/i)?.[1];
      console.log(
        `iteration ${await iteration()}: ${(await megabytes()).toFixed(0)} MB, ${tensors} tensors`,
      );
    }
  } finally {
    await browser.close();
    await site.close();
    await remove();
  }
}

void main();
