/**
 * Times the map of z on `wasm`: from asking for it to having its pictures, while the game rests, and what training loses by it:
 * `pnpm bench:map [turns] [seconds]`.
 */
import { launchChromium } from "@gan/test-utils/chromium";
import type { Page } from "playwright-core";
import { buildPage } from "../test/support/build-page.ts";
import { openPlayground } from "../test/support/open-playground.ts";
import { serve } from "../test/support/serve.ts";
import { iterationsIn } from "./iterations-in.ts";

const [turns = 20, seconds = 5] = process.argv.slice(2).map(Number);

async function main(): Promise<void> {
  const { folder, remove } = await buildPage();
  const site = await serve(folder);
  const browser = await launchChromium();
  try {
    const { page, click } = await openPlayground(
      browser,
      `${site.address}#game=digits&engine=wasm`,
      { height: 2000 },
    );
    const times: number[] = [];
    // The first also loads what looks.
    for (let turn = 0; turn <= turns; turn++) {
      const time = await timeOf(page);
      await click("Close the map");
      if (turn > 0) times.push(time);
    }
    times.sort((a, b) => a - b);
    const [middle, last] = [times[times.length >> 1]!, times.at(-1)!];
    console.log(`${turns} maps: ${middle.toFixed(1)} ms (median), ${last.toFixed(1)} at most`);
    await click("Play");
    await page.waitForTimeout(2_000);
    for (let turn = 0; turn < 3; turn++) {
      const without = await rateOf(page);
      await click("Open the map");
      const open = await rateOf(page);
      await click("Close the map");
      const share = Math.round((100 * open) / without);
      console.log(`${without.toFixed(1)}/s without, ${open.toFixed(1)}/s with it, ${share} %`);
    }
  } finally {
    await browser.close();
    await site.close();
    await remove();
  }
}

/** Milliseconds from asking the worker for a map to the pictures. */
function timeOf(page: Page): Promise<number> {
  return page.locator(".map button[aria-expanded]").evaluate((button) => {
    const { prototype } = Worker;
    const { postMessage } = prototype;
    const heard = new AbortController();
    return new Promise<number>((resolve) => {
      prototype.postMessage = function (this: Worker, message: { type: string }) {
        const began = performance.now();
        if (message.type === "watch") {
          prototype.postMessage = postMessage;
          // Not by a name of its own: what runs this file would wrap it in a function that the page does not have.
          this.addEventListener(
            "message",
            ({ data }) => {
              if (data.type !== "watched") return;
              heard.abort();
              resolve(performance.now() - began);
            },
            { signal: heard.signal },
          );
        }
        postMessage.call(this, message);
      } as typeof postMessage;
      (button as HTMLElement).click();
    });
  });
}

/** Iterations a second, after a moment. */
async function rateOf(page: Page): Promise<number> {
  await page.waitForTimeout(1_000);
  return iterationsIn(page, seconds);
}

void main();
