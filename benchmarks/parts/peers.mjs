import { describePeer, libraries, processors, startContender } from "../lib/contender-process.mjs";
import { pairedTurns } from "../lib/paired-turns.mjs";
import { layouts, settingsOf } from "../lib/settings.mjs";

export const title = "Today's peers";

/** What is trained: both schedules of mnist, the toy games, and convolutions at two widths. */
export const games = [
  { experiment: "mnist", schedule: "simultaneous" },
  { experiment: "mnist", schedule: "alternating" },
  { experiment: "ring", schedule: "alternating" },
  { experiment: "figure-1", schedule: "alternating" },
  { experiment: "cifar10-conv", schedule: "simultaneous", width: 0.1 },
  { experiment: "cifar10-conv", schedule: "simultaneous", width: 0.25 },
];

/** Iterations of a turn, where three seconds have so many. */
const TIMES = { mnist: 100, "cifar10-conv": 100, ring: 1000, "figure-1": 300 };

/** Their many rounds of D take minutes to compile. */
const isToy = (experiment) => experiment === "ring" || experiment === "figure-1";

/**
 * The scripts of a library: whichever is fastest counts. `together` judges real and generated examples in one pass, and is
 * tried apart where that may be faster.
 */
export function scriptsOf(experiment, library) {
  const [together, apart] = [
    { name: library, together: true },
    { name: `${library}-apart`, together: false },
  ];
  if (library === "torch") {
    const plain = { name: "plain-torch", step: "plain" };
    return experiment === "mnist" ? [together, plain] : [together];
  }
  const isEitherWay =
    library === "tensorflow" ||
    (library === "torch-compiled" && isToy(experiment)) ||
    (library === "jax" && experiment === "cifar10-conv");
  if (isEitherWay) return [together];
  return [together, apart];
}

/** Ratios of our time for an iteration to each library's, in paired turns. */
export async function measure({ threads, minutes, only, prepare, onCase = () => {}, onTurn }) {
  const end = performance.now() + 60_000 * minutes;
  const found = await describeAll();
  const cases = games
    .flatMap((game) => threads.map((count) => ({ ...game, threads: count })))
    .filter(({ experiment }) => only === undefined || only === experiment);
  const most = processors?.length ?? Number.POSITIVE_INFINITY;
  const possible = cases.filter((each) => each.threads <= most);
  const measured = [];
  for (const [i, each] of possible.entries()) {
    const { experiment, schedule, width = 1, threads: count } = each;
    onCase(`${experiment}, ${schedule}, ${count} thread(s)`);
    const settings = settingsOf(experiment, { schedule, width });
    const task = { task: "iteration", experiment, settings, layouts };
    const theirs = found
      .filter(({ library }) => libraries.includes(library))
      .flatMap(({ library }) =>
        scriptsOf(experiment, library).map(({ name, ...script }) => {
          return { name, library, task: { ...task, ...script } };
        }),
      );
    const scripts = [{ name: "onnx", library: "onnx", task }, ...theirs];
    if (prepare) {
      await compileAll(theirs, count);
      continue;
    }
    const seconds = Math.max(0, (end - performance.now()) / 1000 / (possible.length - i));
    const times = TIMES[experiment];
    const contenders = await pairedTurns(scripts, { threads: count, times, seconds, onTurn });
    measured.push({ ...each, batchSize: settings.batchSize, contenders });
  }
  if (prepare) return undefined;
  const left = cases.length - possible.length;
  return { libraries: found, cases: measured, ...(left > 0 && { withoutProcessors: left }) };
}

/** PyTorch keeps what it compiled for a later process; that a machine is busy then changes nothing of it. */
async function compileAll(scripts, threads) {
  const process = startContender("torch-compiled", { threads });
  try {
    for (const { name, library, task } of scripts) {
      if (library === "torch-compiled") await process.ask({ ...task, as: name, warmUps: 1 });
    }
  } finally {
    process.end();
  }
}

/** What each contender computes with, and the GFLOP/s of its products on one thread. */
async function describeAll() {
  const found = [];
  for (const library of ["onnx", ...libraries]) {
    if (library !== "onnx" && (await describePeer(library)) === undefined) continue;
    const process = startContender(library);
    try {
      await process.ask({ task: "speed" });
      const { result } = await process.ask({ turn: 1 });
      found.push({ library, ...result, gflops: Number(result.gflops.toPrecision(3)) });
    } finally {
      process.end();
    }
  }
  return found;
}
