import { layouts, settingsOf } from "../lib/settings.mjs";
import { takeTurns } from "../lib/turns.mjs";

export const title = "Sampling";

/** Milliseconds in which G of mnist draws 10,000 digits. */
export async function measure({ hasTorch, threads: _, rounds: __, ...options }) {
  const settings = settingsOf("mnist");
  const task = { task: "sampling", experiment: "mnist", settings, layouts, count: 10_000 };
  const engines = ["onnx", ...(hasTorch ? ["torch"] : []), "wasm"];
  const contenders = engines.map((engine) => ({
    ...{ name: engine, engine, task, times: 1 },
    ...(engine === "wasm" && { turns: 2 }),
  }));
  options.onCase?.("sampling");
  const results = await takeTurns(contenders, { ...options, rounds: 6, threads: 1 });
  return { cases: [{ experiment: "mnist", count: task.count, threads: 1, contenders: results }] };
}
