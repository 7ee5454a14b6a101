import { expect, it } from "vitest";
import { usePage } from "./support/setup.ts";

const page = usePage();

it.each(["webgl", "wasm"])(
  "has no long task in 20 seconds of training on %s",
  { timeout: 120_000 },
  async (engine) => {
    const {
      page: tab,
      click,
      iteration,
    } = await page.open(`game=ring&width=0.25&engine=${engine}`);
    await click("Play");
    await tab.waitForTimeout(2_000);
    const from = await iteration();
    const tasks = await tab.evaluate(
      () =>
        new Promise<number[]>((resolve) => {
          const seen: number[] = [];
          new PerformanceObserver((list) => {
            seen.push(...list.getEntries().map(({ duration }) => duration));
          }).observe({ type: "longtask" });
          setTimeout(() => resolve(seen), 20_000);
        }),
    );
    expect(tasks).toEqual([]);
    expect(await iteration()).toBeGreaterThan(from + 20);
  },
);

it("grows by no tensor and no byte in 1,000 iterations", { timeout: 240_000 }, async () => {
  const { text, click, reach, settle } = await page.open(
    "game=ring&width=0.25&batchSize=50&engine=wasm",
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
