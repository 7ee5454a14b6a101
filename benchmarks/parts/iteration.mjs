import { tfjsNode } from "@gan/test-utils/tfjs-node";
import { layouts, settingsOf } from "../lib/settings.mjs";
import { takeTurns } from "../lib/turns.mjs";

export const title = "One iteration";

const schedules = ["simultaneous", "alternating"];

/** Milliseconds of one iteration, engine against engine of ours; `peers` has other libraries. */
export async function measure({ rounds, threads, hasTorch: _, ...options }) {
  const cases = [
    ...schedules.map((schedule) => ({ experiment: "mnist", schedule, threads: 1, isLong: true })),
    ...threads
      .filter((count) => count > 1)
      .flatMap((count) =>
        schedules.map((schedule) => ({ experiment: "mnist", schedule, threads: count })),
      ),
    ...schedules.map((schedule) => ({
      experiment: "cifar10-conv",
      schedule,
      threads: 1,
      width: 0.1,
    })),
  ];
  const measured = [];
  for (const { isLong = false, ...each } of cases) {
    const { experiment, schedule, threads: count, width = 1 } = each;
    const settings = settingsOf(experiment, { schedule, width });
    const contenders = contendersOf({ experiment, settings, layouts }, isLong);
    options.onCase?.(`${experiment}, ${schedule}, ${count} thread(s)`);
    const results = await takeTurns(contenders, {
      rounds,
      threads: count,
      ...options,
    });
    measured.push({ ...each, batchSize: settings.batchSize, contenders: results });
  }
  return { cases: measured };
}

/** Those that take seconds take part in few rounds; `cpu`, which takes ten, in one. */
function contendersOf(task, isLong) {
  const step = { task: "iteration", ...task };
  const cold = { ...step, warmUps: 1 };
  return [
    { name: "onnx", engine: "onnx", task: step, times: 100, turns: 4 },
    ...(tfjsNode.folder ? [{ name: "node", engine: "node", task: cold, times: 30, turns: 3 }] : []),
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
