import { expect, it } from "vitest";
import type { GanPlayground } from "../src/index.ts";
import { usePage } from "./support/setup.ts";

const page = usePage();

/**
 * A task's own time is what the page asks of the machine. How long a task took on the clock, which the page's observer tells, is that
 * and what other programs took away meanwhile: it is printed, and counts where the machine was free.
 */
it.each(["webgl", "wasm"])(
  "takes no task of 50 ms in 20 seconds of training on %s",
  { timeout: 180_000 },
  async (engine) => {
    const {
      page: tab,
      click,
      iteration,
    } = await page.open(`game=ring&width=0.25&engine=${engine}`);
    await click("Play");
    await tab.waitForTimeout(2_000);
    const from = await iteration();
    const element = tab.locator("gan-playground");
    const seen = () => element.evaluate((it) => [...(it as GanPlayground).longTasks]);
    const before = (await seen()).length;
    await page.browser.startTracing(tab, { categories: ["toplevel", "devtools.timeline"] });
    await tab.waitForTimeout(20_000);
    const tasks = mainThreadTasks(await page.browser.stopTracing());
    const onClock = (await seen()).slice(before);
    const longest = Math.max(...tasks);
    console.log(
      `${engine}: ${tasks.length} tasks, the longest took ${longest.toFixed(1)} ms; over 50 ms on the clock: ${onClock.join(", ") || "none"}`,
    );
    expect(tasks.length).toBeGreaterThan(50);
    expect(longest).toBeLessThan(50);
    expect(await iteration()).toBeGreaterThan(from + 20);
  },
);

/** Milliseconds of processor time of each task of the page's main thread, from a trace. */
function mainThreadTasks(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}:${tid}`;
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(threadOf),
  );
  return traceEvents
    .filter((event) => event.name.endsWith("RunTask") && main.has(threadOf(event)))
    .map(({ tdur = 0 }) => tdur / 1000);
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of processor time. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

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
