/**
 * Counts the frames that Chromium gives the page while it trains, for each view and engine, without a GPU:
 * `pnpm bench:frames [seconds] [rounds]`. The method is in docs/playground.md.
 */
import { launchChromium } from "@gan/test-utils/chromium";
import type { GanPlayground } from "../src/index.ts";
import { buildPage } from "../test/support/build-page.ts";
import { type OpenPlayground, openPlayground } from "../test/support/open-playground.ts";
import { serve } from "../test/support/serve.ts";

const [seconds = 4, rounds = 3] = process.argv.slice(2).map(Number);
/** Until shaders are compiled and the pace is found. */
const WARM_UP = 3_000;

interface Seen {
  readonly engine: string;
  readonly framesPerSecond: number;
  /** Milliseconds between frames, shortest first. */
  readonly gaps: readonly number[];
  readonly iterationsPerSecond: number;
  /** Milliseconds on the clock of tasks over 50, as the page's own observer tells. */
  readonly longTasks: readonly number[];
}

async function watch({ page, click, iteration, text }: OpenPlayground): Promise<Seen> {
  await page.bringToFront();
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await page.waitForTimeout(WARM_UP);
  const element = page.locator("gan-playground");
  const longTasks = () => element.evaluate((it) => [...(it as GanPlayground).longTasks]);
  const before = (await longTasks()).length;
  const from = await iteration();
  const gaps = await page.evaluate(async (duration) => {
    const gaps: number[] = [];
    let last = performance.now();
    const end = last + duration;
    while (last < end) {
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      gaps.push(now - last);
      last = now;
    }
    return gaps;
  }, 1000 * seconds);
  const played = (await iteration()) - from;
  const long = (await longTasks()).slice(before);
  await click("Pause");
  const spent = gaps.reduce((sum, gap) => sum + gap, 0) / 1000;
  return {
    engine: await text("#engine-note b"),
    framesPerSecond: gaps.length / spent,
    gaps: gaps.sort((a, b) => a - b),
    iterationsPerSecond: played / spent,
    longTasks: long.map(Math.round),
  };
}

async function main(): Promise<void> {
  const { folder, remove } = await buildPage();
  const site = await serve(folder);
  const browser = await launchChromium();
  try {
    const opened: [string, OpenPlayground][] = [];
    for (const game of ["digits", "figure-1", "ring"]) {
      for (const engine of ["auto", "webgl"]) {
        const hash = `#game=${game}&engine=${engine}`;
        opened.push([`${game} ${engine}`, await openPlayground(browser, site.address + hash)]);
      }
    }
    console.log("measuring");
    for (let round = 1; round <= rounds; round++) {
      for (const [name, playground] of opened) {
        const { engine, framesPerSecond, gaps, iterationsPerSecond, longTasks } =
          await watch(playground);
        const late = gaps[Math.floor(0.95 * gaps.length)]!;
        console.log(
          `round ${round} ${name} (${engine}): ${framesPerSecond.toFixed(1)} frames/s, 95 of 100 within ${late.toFixed(0)} ms, longest wait ${gaps.at(-1)!.toFixed(0)} ms, ${iterationsPerSecond.toFixed(1)} iterations/s, tasks over 50 ms: ${longTasks.join(", ") || "none"}`,
        );
      }
    }
  } finally {
    await browser.close();
    await site.close();
    await remove();
  }
}

void main();
