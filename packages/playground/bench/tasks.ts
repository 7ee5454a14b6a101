/**
 * Tells how long the tasks of the page's main thread take while a game trains, on software WebGL and on `wasm`:
 * `pnpm bench:tasks [seconds]`. `smooth.slow.test.ts` holds their ratio to the loop that is timed beside them.
 */
import { launchChromium } from "@gan/test-utils/chromium";
import { buildPage } from "../test/support/build-page.ts";
import { watchMainThread } from "../test/support/main-thread-tasks.ts";
import { openPlayground } from "../test/support/open-playground.ts";
import { serve } from "../test/support/serve.ts";

const [seconds = 20] = process.argv.slice(2).map(Number);

async function main(): Promise<void> {
  const { folder, remove } = await buildPage();
  const site = await serve(folder);
  const browser = await launchChromium();
  try {
    for (const engine of ["webgl", "wasm"]) {
      const hash = `#game=ring&width=0.25&engine=${engine}`;
      const { page, context, click } = await openPlayground(browser, site.address + hash);
      await click("Play");
      await page.waitForTimeout(2_000);
      const { page: tasks, yardsticks } = await watchMainThread(page, seconds);
      const yardstick = yardsticks.toSorted((a, b) => a - b)[yardsticks.length >> 1]!;
      const longest = Math.max(...tasks);
      console.log(
        `${engine}: ${tasks.length} tasks in ${seconds} s, the longest took ${longest.toFixed(1)} ms, ${(longest / yardstick).toFixed(2)} runs of a loop of ${yardstick.toFixed(1)} ms`,
      );
      await context.close();
    }
  } finally {
    await browser.close();
    await site.close();
    await remove();
  }
}

void main();
