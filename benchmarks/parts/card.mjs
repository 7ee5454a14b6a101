import { spawnSync } from "node:child_process";
import { cardLibraries, startContender } from "../lib/contender-process.mjs";
import { quantiles } from "../lib/quantiles.mjs";
import { layouts, settingsOf } from "../lib/settings.mjs";

export const title = "On a graphics card";

const games = [
  { experiment: "mnist", schedule: "simultaneous" },
  { experiment: "mnist", schedule: "alternating" },
  { experiment: "ring", schedule: "alternating" },
  { experiment: "cifar10-conv", schedule: "simultaneous", width: 0.25 },
  { experiment: "cifar10-conv", schedule: "simultaneous" },
];

/** Ours; `onnx` computes on the processor beside the card. */
const engines = ["node-gpu", "onnx-webgpu", "webgpu", "onnx"];

/** Each contender has the card to itself: so many turns of a hundred iterations, or of so many seconds. */
const TURNS = 3;
const TURN_SECONDS = 1;

/** One that does not answer for so long has no time. */
const PATIENCE_MS = 60_000;

/** On all sides: products in float32 (TF32 has ten bits of mantissa), and no more of the card's memory than is needed. */
const environment = { NVIDIA_TF32_OVERRIDE: "0", TF_FORCE_GPU_ALLOW_GROWTH: "true" };

/** Milliseconds of an iteration on a card: our engines and PyTorch there, and our engine on four threads of the processor. */
export async function measure({ only, onCase = () => {} }) {
  const cases = [];
  for (const { experiment, schedule, width = 1 } of games) {
    if (only !== undefined && only !== experiment) continue;
    const settings = settingsOf(experiment, { schedule, width });
    const task = { task: "iteration", experiment, settings, layouts, warmUps: 20, patience: 2 };
    const contenders = [];
    for (const engine of [...engines, ...cardLibraries]) {
      onCase(`${experiment}, ${schedule}, ${engine}`);
      contenders.push({ name: engine, ...(await timesOf(engine, task)) });
    }
    cases.push({ experiment, schedule, width, batchSize: settings.batchSize, contenders });
  }
  return { card: cardName(), cases };
}

/** The quartiles of the turns' medians, or why there are none. */
async function timesOf(engine, task) {
  const process = startContender(engine, { threads: 4, environment, quiet: true });
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("It did not answer for a minute.")), PATIENCE_MS);
  });
  try {
    return await Promise.race([turnsOf(process, task), late]);
  } catch (error) {
    return { missing: error.message };
  } finally {
    clearTimeout(timer);
    // Dawn's threads, and a peer that hangs, would outlive their last answer.
    process.kill();
  }
}

async function turnsOf(process, task) {
  await process.ask(task);
  const turns = [];
  for (let i = 0; i < TURNS; i++) {
    turns.push(await process.ask({ turn: 100, seconds: TURN_SECONDS }));
  }
  const medians = (key) => quantiles(turns.map((turn) => quantiles(turn[key]).median));
  const count = turns.reduce((sum, { wall }) => sum + wall.length, 0);
  return { wall: medians("wall"), cpu: medians("cpu"), count };
}

/** What the driver calls the card. */
function cardName() {
  const query = ["--query-gpu=name,driver_version", "--format=csv,noheader"];
  const { stdout } = spawnSync("nvidia-smi", query, { encoding: "utf8" });
  return stdout?.trim().replace(", ", ", driver ") || "a card that `nvidia-smi` does not know";
}
