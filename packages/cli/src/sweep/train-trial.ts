import { type ChildProcess, spawn } from "node:child_process";
import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { listRuns, writerOf } from "@gan/runs/node";
import { ENDS_WITH_PARENT } from "../end-with-parent.ts";
import { earlierResult } from "./earlier-result.ts";
import { keepResult, keptResult } from "./kept-result.ts";
import { type Trial, trialName } from "./trial.ts";
import { type TrialResult, trialResultOf } from "./trial-result.ts";

/** Where trials are trained, and with what. */
export interface TrainTrialOptions {
  /** The parent of their run folders. */
  readonly out: string;
  /** Flags of `gan train` that all trials share, such as `--backend`. */
  readonly flags: readonly string[];
  /** The folder of data sets here, for those who begin a trial and those who go on with it. */
  readonly dataDir?: string | undefined;
  /** How far to train it now. @default to its end */
  readonly until?: number | undefined;
  /** Threads of each. */
  readonly threads: number;
  readonly signal: AbortSignal;
  /** Milliseconds to wait for a process that trained it before, and still saves. @default 60,000 */
  readonly busyWait?: number;
  /** Environment variables of the process that trains. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Sees each process that is begun. @default it is sent a signal when it is to stop */
  readonly attend?: (child: ChildProcess) => Attendant;
}

/** What goes with a process that trains. */
export interface Attendant {
  /** Has it save and end. */
  stop(): void;
  /** It has ended. */
  leave?(): void;
}

/** A trial that could not be trained. */
export class TrialFailure extends Error {
  override readonly name = "TrialFailure";
  /** Of the error that ended it, such as `GAN_DIVERGED`. */
  readonly code: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}

const bin = fileURLToPath(new URL("../../bin/gan.js", import.meta.url));
/** Milliseconds from one attempt to the next while the process that trained it before still saves. */
const BUSY_INTERVAL = 500;

/**
 * Trains a trial in a process of its own, or goes on with it where it was left. One that is at its end begins none.
 *
 * @returns What came of it; `undefined` when it was stopped.
 * @throws {TrialFailure} With its last words, when it failed.
 */
export async function trainTrial(
  trial: Trial,
  options: TrainTrialOptions,
): Promise<TrialResult | undefined> {
  const { out, until, signal, busyWait = 60_000 } = options;
  const patience = performance.now() + busyWait;
  for (;;) {
    if (signal.aborted) return undefined;
    const known =
      (await keptResult(trial, { out, until })) ??
      (until && (await earlierResult(trialName(trial), { out, until })));
    if (known) return known;
    const { document, complaint, ending } = await attempt(trial, options);
    if (document?.isDone === true) {
      const result = trialResultOf(document);
      // Where it cannot be kept, the run tells it the next time.
      await keepResult(result, { out }).catch(() => undefined);
      return result;
    }
    if (signal.aborted) return undefined;
    const { code, message } = lastWordsIn(complaint);
    const isBusy = code === "GAN_RUN_BUSY" && performance.now() < patience;
    if (!isBusy) throw new TrialFailure(message || ending, code);
    await new Promise((resolve) => setTimeout(resolve, BUSY_INTERVAL));
  }
}

/** How a process ended. */
interface Ended {
  /** The last line of a run. */
  readonly document?: Record<string, unknown>;
  /** The last that it wrote to stderr. */
  readonly complaint: string;
  /** For one that had no words. */
  readonly ending: string;
}

async function attempt(trial: Trial, options: TrainTrialOptions): Promise<Ended> {
  const { out, dataDir, flags, until = trial.iterations } = options;
  const { experiment, path, settings } = trial;
  const name = trialName(trial);
  const shared = ["--out", out, ...(dataDir === undefined ? [] : ["--data-dir", dataDir])];
  const length = until === undefined ? [] : ["--iterations", `${until}`];
  const before = (await listRuns(out)).find(({ label }) => label === name);
  if (before) {
    const isBegun = await stat(join(before.path, "checkpoint.safetensors")).catch(() => undefined);
    // Whoever still writes it is told by `gan resume`, too.
    const isFree = (await writerOf(before.path)) === undefined;
    if (isBegun || !isFree) return gan(["resume", name, ...shared, ...length], options);
    await rm(before.path, { recursive: true }); // It was killed before there was anything to go on from.
  }
  const train = [
    ...["train", experiment, ...(path === undefined ? [] : [path])],
    ...[...shared, "--name", name, ...flags],
    ...length,
    ...Object.entries(settings).flatMap(([key, value]) => ["--set", `${key}=${value}`]),
  ];
  return gan(train, options);
}

/** Runs `gan` with `--json`, in a group of its own: Ctrl-C reaches it once, through the signal. */
async function gan(
  argv: readonly string[],
  { threads, signal, environment, attend }: TrainTrialOptions,
): Promise<Ended> {
  const env = {
    ...{ ...process.env, ...environment },
    ...{ GAN_THREADS: `${threads}`, [ENDS_WITH_PARENT]: "1" },
  };
  const child = spawn(process.execPath, [bin, ...argv, "--json"], {
    stdio: ["ignore", "pipe", "pipe", ...(attend ? (["ipc"] as const) : [])],
    ...{ env, detached: true },
  });
  const attendant: Attendant = attend?.(child) ?? { stop: () => child.kill("SIGTERM") };
  signal.addEventListener("abort", attendant.stop);
  if (signal.aborted) attendant.stop();
  let last = "";
  let complaint = "";
  createInterface({ input: child.stdout! }).on("line", (line) => {
    if (line.startsWith('{"kind":"run"')) last = line;
  });
  child.stderr!.on("data", (chunk) => {
    complaint = `${complaint}${chunk}`.slice(-10_000);
  });
  try {
    const ending = await new Promise<string>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code, by) =>
        resolve(by ? `its process was ended by ${by}` : `it ended with ${code}`),
      );
    });
    return { complaint, ending, ...(last !== "" && { document: JSON.parse(last) }) };
  } finally {
    signal.removeEventListener("abort", attendant.stop);
    attendant.leave?.();
  }
}

function lastWordsIn(complaint: string): { code?: string; message: string } {
  const line = complaint.trim().split("\n").at(-1) ?? "";
  try {
    return JSON.parse(line) as { code: string; message: string };
  } catch {
    return { message: line };
  }
}
