import { isFirefox } from "@gan/test-utils/browser";
import { expect, it } from "vitest";
import { watchMainThread } from "./support/main-thread-tasks.ts";
import { usePage } from "./support/setup.ts";

const page = usePage();

/**
 * No task may take as long as a fixed loop that is timed beside it on the same thread, some 50 ms on a fast machine: from there on a
 * person notices. `pnpm bench:tasks` tells the milliseconds.
 */
it.for(["webgl", "wasm"])(
  "trains on %s without a task on the page's own thread that a person would notice",
  { timeout: 180_000 },
  async (engine, context) => {
    if (isFirefox) context.skip("tasks are read from Chromium's own trace");
    const {
      page: tab,
      click,
      iteration,
    } = await page.open(`game=ring&width=0.25&engine=${engine}`);
    await click("Play");
    await tab.waitForTimeout(2_000);
    const from = await iteration();
    const { page: tasks, yardsticks } = await watchMainThread(tab, 5);
    expect(yardsticks).toHaveLength(5);
    const yardstick = yardsticks.toSorted((a, b) => a - b)[2]!;
    expect(tasks.length).toBeGreaterThan(50);
    expect(Math.max(...tasks) / yardstick, "in runs of the loop").toBeLessThan(1);
    expect(await iteration()).toBeGreaterThan(from + 20);
  },
);

it("grows by no tensor and no byte in 1,000 iterations", { timeout: 240_000 }, async () => {
  const { text, click, reach, settle } = await page.open(
    "game=ring&width=0.1&batchSize=20&engine=wasm",
  );
  const memory = async () =>
    /tensors\s*(\d+)\s*memory\s*([\d.]+ MB)/.exec(await text(".readouts"))?.slice(1);
  await click("Play");
  await reach(50);
  await click("Pause");
  const before = await memory();
  await click("Play");
  await reach(1050);
  await click("Pause");
  await settle();
  expect(await memory()).toEqual(before);
});
