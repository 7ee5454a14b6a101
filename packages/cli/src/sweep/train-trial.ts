import { spawn } from "node:child_process";
import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { listRuns } from "@gan/runs/node";
import { ENDS_WITH_PARENT } from "../end-with-parent.ts";
import { type Trial, trialName } from "./trial.ts";
import { type TrialResult, trialResultOf } from "./trial-result.ts";

/** Where trials are trained, and with what. */
export interface TrainTrialOptions {
  /** The parent of their run folders. */
  readonly out: string;
  /** Flags of `gan train` that all trials share, such as `--data-dir`. */
  readonly flags: readonly string[];
  /** Threads of each. */
  readonly threads: number;
  readonly signal: AbortSignal;
}

/** A trial that could not be trained. */
export class TrialFailure extends Error {
  override readonly name = "TrialFailure";
}

const bin = fileURLToPath(new URL("../../bin/gan.js", import.meta.url));
/** Milliseconds from one attempt to the next while the process that trained it before still saves. */
const BUSY_WAIT = 1_000;
const BUSY_ATTEMPTS = 60;

/**
 * Trains a trial in a process of its own, or goes on with it where it was left.
 *
 * @returns What came of it; `undefined` when it was stopped.
 * @throws {TrialFailure} With its last words, when it failed.
 */
export async function trainTrial(
  trial: Trial,
  options: TrainTrialOptions,
): Promise<TrialResult | undefined> {
  for (let attempt = 0; ; attempt++) {
    const { document, code, complaint } = await gan(await argumentsOf(trial, options), options);
    if (document?.isDone === true) return trialResultOf(document);
    if (options.signal.aborted) return undefined;
    const isBusy = complaint.includes('"GAN_RUN_BUSY"') && attempt < BUSY_ATTEMPTS;
    if (!isBusy) throw new TrialFailure(wordsIn(complaint) || `it ended with ${code}`);
    await new Promise((resolve) => setTimeout(resolve, BUSY_WAIT));
  }
}

async function argumentsOf(trial: Trial, { out, flags }: TrainTrialOptions): Promise<string[]> {
  const { experiment, path, iterations, settings } = trial;
  const name = trialName(trial);
  const before = (await listRuns(out)).find(({ label }) => label === name);
  if (before) {
    const isBegun = await stat(join(before.path, "checkpoint.safetensors")).catch(() => undefined);
    if (isBegun) return ["resume", name, "--out", out];
    await rm(before.path, { recursive: true }); // It was killed before there was anything to go on from.
  }
  return [
    ...["train", experiment, ...(path === undefined ? [] : [path])],
    ...["--out", out, "--name", name, ...flags],
    ...(iterations === undefined ? [] : ["--iterations", `${iterations}`]),
    ...Object.entries(settings).flatMap(([key, value]) => ["--set", `${key}=${value}`]),
  ];
}

/** Runs `gan` with `--json`, in a group of its own: Ctrl-C reaches it once, through the signal. */
async function gan(
  argv: readonly string[],
  { threads, signal }: TrainTrialOptions,
): Promise<{ document?: Record<string, unknown>; code: number | null; complaint: string }> {
  const env = { ...process.env, GAN_THREADS: `${threads}`, [ENDS_WITH_PARENT]: "1" };
  const stdio = ["ignore", "pipe", "pipe"] as const;
  const child = spawn(process.execPath, [bin, ...argv, "--json"], {
    ...{ env, stdio: [...stdio], detached: true },
  });
  const stop = () => child.kill("SIGTERM");
  signal.addEventListener("abort", stop);
  let last = "";
  let complaint = "";
  createInterface({ input: child.stdout! }).on("line", (line) => {
    if (line.startsWith('{"kind":"run"')) last = line;
  });
  child.stderr!.on("data", (chunk) => {
    complaint = `${complaint}${chunk}`.slice(-10_000);
  });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    });
    return { code, complaint, ...(last !== "" && { document: JSON.parse(last) }) };
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

function wordsIn(complaint: string): string {
  const line = complaint.trim().split("\n").at(-1) ?? "";
  try {
    return (JSON.parse(line) as { message: string }).message;
  } catch {
    return line;
  }
}
