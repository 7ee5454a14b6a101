import { layouts, settingsOf } from "../lib/settings.mjs";
import { takeTurns } from "../lib/turns.mjs";

export const title = "One iteration";

const schedules = ["simultaneous", "alternating"];

/** Pages of 2 MB for large blocks, where the kernel gives them to programs that ask: glibc's own switch. */
const HUGE_PAGES = { GLIBC_TUNABLES: "glibc.malloc.hugetlb=1" };

/** Milliseconds of one iteration, engine against engine. */
export async function measure({ rounds, threads, ...options }) {
  const cases = [
    ...schedules.map((schedule) => ({ experiment: "mnist", schedule, threads: 1, isLong: true })),
    ...threads
      .filter((count) => count > 1)
      .flatMap((count) =>
        schedules.map((schedule) => ({ experiment: "mnist", schedule, threads: count })),
      ),
    ...schedules.map((schedule) => ({
      experiment: "mnist",
      schedule,
      threads: 1,
      environment: HUGE_PAGES,
    })),
    ...schedules.map((schedule) => ({
      experiment: "cifar10-conv",
      schedule,
      threads: 1,
      width: 0.1,
    })),
  ];
  const measured = [];
  for (const { isLong = false, ...each } of cases) {
    const { experiment, schedule, threads: count, width = 1, environment } = each;
    const settings = settingsOf(experiment, { schedule, width });
    const contenders = contendersOf({ experiment, settings, layouts }, isLong, options.hasTorch);
    options.onCase?.(`${experiment}, ${schedule}, ${count} thread(s)`);
    const results = await takeTurns(contenders, {
      rounds,
      threads: count,
      environment,
      ...options,
    });
    measured.push({ ...each, batchSize: settings.batchSize, contenders: results });
  }
  return { cases: measured };
}

/** Those that take seconds take part in few rounds; `cpu`, which takes ten, in one. */
function contendersOf(task, isLong, hasTorch) {
  const step = { task: "iteration", ...task };
  const cold = { ...step, warmUps: 1 };
  return [
    { name: "onnx", engine: "onnx", task: step, times: 4 },
    ...(hasTorch ? [{ name: "torch", engine: "torch", task: step, times: 4 }] : []),
    ...(hasTorch && isLong
      ? [{ name: "plain-torch", engine: "torch", task: { ...step, step: "plain" }, times: 4 }]
      : []),
    ...(isLong
      ? [
          { name: "wasm", engine: "wasm", task: cold, times: 2, turns: 5 },
          { name: "stock-wasm", engine: "stock-wasm", task: cold, times: 1, turns: 3 },
          {
            name: "plain-stock-wasm",
            engine: "stock-wasm",
            task: { ...cold, step: "plain" },
            times: 1,
            turns: 3,
          },
          { name: "cpu", engine: "cpu", task: { ...step, warmUps: 0 }, times: 1, turns: 1 },
        ]
      : []),
  ];
}
