import type { Page } from "playwright-core";

/** What the page's main thread did for a while, in milliseconds of processor time. */
export interface MainThreadTasks {
  /** One entry for each task of the page. */
  readonly page: readonly number[];
  /** The same fixed loop again and again, each a task of its own between the page's: how fast this machine is now. */
  readonly yardsticks: readonly number[];
}

const YARDSTICK = "yardstick";
/** Turns of the loop: some 50 ms on a processor of 2024. */
const TURNS = 2_500_000;
const WARM_UPS = 3;

/**
 * Watches the main thread of a page for about `seconds`, and times a loop on it once a second.
 *
 * A task's own time is what the page asks of the machine; what other programs take away meanwhile is not in it.
 */
export async function watchMainThread(page: Page, seconds: number): Promise<MainThreadTasks> {
  const browser = page.context().browser()!;
  const categories = ["toplevel", "devtools.timeline", "blink.user_timing"];
  for (let i = 0; i < WARM_UPS; i++) await runYardstick(page);
  await browser.startTracing(page, { categories });
  for (let second = 0; second < seconds; second++) {
    await page.waitForTimeout(1000);
    await runYardstick(page);
  }
  // The last loop tells of its end from within its task, which is in the trace once it is over.
  await page.waitForTimeout(200);
  return tasksOf(await browser.stopTracing());
}

async function runYardstick(page: Page): Promise<void> {
  await page.evaluate(
    async ([name, turns]) => {
      // A task that the page itself schedules, so that nothing of the debugger is in it.
      await new Promise<void>((resolve) => {
        setTimeout(() => {
          performance.mark(name);
          let state = 1;
          for (let turn = 0; turn < turns; turn++) state = Math.sqrt(state + turn) % 7;
          if (Number.isNaN(state)) throw new Error("The loop must not be left out.");
          resolve();
        });
      });
    },
    [YARDSTICK, TURNS] as const,
  );
}

function tasksOf(trace: Buffer): MainThreadTasks {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}:${tid}`;
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(threadOf),
  );
  const marks = traceEvents.filter(({ name }) => name === YARDSTICK);
  const page: number[] = [];
  const yardsticks: number[] = [];
  for (const event of traceEvents) {
    if (!event.name.endsWith("RunTask") || !main.has(threadOf(event))) continue;
    const { ts, dur = 0, tdur = 0 } = event;
    const isYardstick = marks.some(
      (mark) => threadOf(mark) === threadOf(event) && mark.ts >= ts && mark.ts <= ts + dur,
    );
    (isYardstick ? yardsticks : page).push(tdur / 1000);
  }
  return { page, yardsticks };
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds: when it began, and how long it took on the clock and of processor time. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}
