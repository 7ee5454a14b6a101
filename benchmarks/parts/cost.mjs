import { layouts, settingsOf } from "../lib/settings.mjs";
import { takeTurns } from "../lib/turns.mjs";

export const title = "Cost against width and batch";

const widths = [0.25, 0.5, 1, 2];
const batchSizes = [10, 30, 100, 300, 1000];

/** Milliseconds of a simultaneous iteration of mnist with hidden layers, and with minibatches, of several sizes. */
export async function measure({ rounds: _, threads: __, hasTorch, ...options }) {
  const points = [
    ...widths.map((width) => ({ width, batchSize: 100 })),
    ...batchSizes.filter((m) => m !== 100).map((batchSize) => ({ width: 1, batchSize })),
  ];
  const cases = [];
  for (const point of points) {
    const settings = settingsOf("mnist", { schedule: "simultaneous", ...point });
    const task = { task: "iteration", experiment: "mnist", settings, layouts };
    const times = Math.max(
      1,
      Math.min(4, Math.round(4 / (point.width ** 1.5 * (point.batchSize / 100)))),
    );
    const contenders = [
      { name: "onnx", engine: "onnx", task, times },
      ...(hasTorch ? [{ name: "torch", engine: "torch", task, times }] : []),
      { name: "wasm", engine: "wasm", task: { ...task, warmUps: 1 }, times: 1, turns: 3 },
    ];
    options.onCase?.(`width ${point.width}, batch ${point.batchSize}`);
    const results = await takeTurns(contenders, { ...options, rounds: 6, threads: 1 });
    cases.push({ ...point, threads: 1, contenders: results });
  }
  return { cases };
}
