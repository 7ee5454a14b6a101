import { spawnSync } from "node:child_process";
import { cardLibraries, startContender } from "../lib/contender-process.mjs";
import { layouts, settingsOf } from "../lib/settings.mjs";
import { takeTurns } from "../lib/turns.mjs";

export const title = "On a graphics card";

const games = [
  { experiment: "mnist", schedule: "simultaneous" },
  { experiment: "mnist", schedule: "alternating" },
  { experiment: "ring", schedule: "alternating" },
  { experiment: "cifar10-conv", schedule: "simultaneous" },
  { experiment: "cifar10-conv", schedule: "simultaneous", width: 0.25 },
];

/** Ours first; `onnx` computes on the processor beside the card. */
const engines = ["node-gpu", "onnx-webgpu", "webgpu", "onnx"];

/**
 * Milliseconds of an iteration on a card: our engines and PyTorch there, and our engine on the processor. TF32 is off for all,
 * so that all multiply in float32. What does not run has its reason.
 */
export async function measure({ minutes, only, onCase = () => {}, onTurn }) {
  const seconds = (60 * minutes) / games.length;
  const environment = { NVIDIA_TF32_OVERRIDE: "0" };
  const threads = 4;
  const measured = [];
  for (const { experiment, schedule, width = 1 } of games) {
    if (only !== undefined && only !== experiment) continue;
    const settings = settingsOf(experiment, { schedule, width });
    const task = { task: "iteration", experiment, settings, layouts, warmUps: 20 };
    const [contenders, missing] = [[], {}];
    for (const engine of [...engines, ...cardLibraries]) {
      onCase(`${experiment}, ${schedule}, ${engine}`);
      const reason = await reasonAgainst(engine, { task, threads, environment });
      if (reason === undefined) contenders.push({ name: engine, engine, task, times: 100 });
      else missing[engine] = reason;
    }
    onCase(`${experiment}, ${schedule}`);
    const options = { rounds: 6, threads, environment, seconds, onTurn };
    const results = contenders.length > 0 ? await takeTurns(contenders, options) : [];
    const { batchSize } = settings;
    measured.push({ experiment, schedule, width, batchSize, contenders: results, missing });
  }
  return { card: cardName(), cases: measured };
}

/** What the driver calls the card. */
function cardName() {
  const query = ["--query-gpu=name,driver_version", "--format=csv,noheader"];
  const { stdout } = spawnSync("nvidia-smi", query, { encoding: "utf8" });
  return stdout?.trim().replace(", ", ", driver ") || "a card that `nvidia-smi` does not know";
}

/** Why an engine cannot do a task, if it cannot. */
async function reasonAgainst(engine, { task, ...options }) {
  const process = startContender(engine, { ...options, quiet: true });
  try {
    await process.ask({ ...task, warmUps: 1 });
    await process.ask({ turn: 1 });
    return undefined;
  } catch (error) {
    return error.message;
  } finally {
    process.end();
  }
}
