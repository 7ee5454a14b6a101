import { createProgress, type Progress } from "@gan/report";
import { output } from "./output.ts";
import { voice } from "./voice.ts";

/** The status line that stands at the moment. */
let standing: Progress | undefined;

/** Prints a remark: what a person may want to know beside the answer. */
export function say(line = ""): void {
  voice.noteRemark(line);
  if (voice.kind === "sentences") print(line);
}

/** Prints a line of what was asked for. */
export function answer(line: string): void {
  voice.noteRemark(line);
  if (voice.kind !== "json") print(line);
}

/** Gives a program what was asked for: with `--json` one line, else nothing. */
export function answerJson(document: object): void {
  if (voice.kind !== "json") return;
  voice.hasAnswered = true;
  output.write(`${JSON.stringify(document)}\n`);
}

/** One status line on the terminal, or a plain line now and then where there is none; of a command that is quiet, its last line. */
export function createStatus(): Progress {
  if (voice.kind !== "sentences") {
    return { update() {}, print: say, finish: (line) => line !== undefined && answer(line) };
  }
  const progress = createProgress({
    stream: output,
    isTerminal: process.stdout.isTTY ?? false,
    columns: () => process.stdout.columns ?? 80,
  });
  const status: Progress = {
    ...progress,
    finish(line) {
      progress.finish(line);
      if (standing === status) standing = undefined;
    },
  };
  standing = status;
  return status;
}

/**
 * Runs something that the first Ctrl-C asks to stop and the second one ends at once.
 *
 * @param use - Listens to the signal; what it returns is returned.
 * @param words - What is said at the first.
 */
export async function interruptible<T>(
  use: (signal: AbortSignal) => Promise<T>,
  words = "Stopping; a second Ctrl-C ends at once, without saving.",
): Promise<T> {
  const stop = new AbortController();
  const onInterrupt = () => {
    if (stop.signal.aborted) end();
    say(words);
    stop.abort();
  };
  return listening(onInterrupt, () => use(stop.signal));
}

/** Runs something that nothing of is lost when Ctrl-C ends it: says so then, and ends the command. */
export async function endingWith<T>(line: string, use: () => Promise<T>): Promise<T> {
  const onInterrupt = () => {
    standing?.finish();
    answer(line);
    answerJson({ stopped: line });
    end();
  };
  return listening(onInterrupt, use);
}

/** Ends the command as Ctrl-C does; a status line that stands gives the cursor back. */
function end(): never {
  standing?.finish();
  process.exit(130);
}

function print(line: string): void {
  if (standing) standing.print(line);
  else output.write(`${line}\n`);
}

async function listening<T>(onInterrupt: () => void, use: () => Promise<T>): Promise<T> {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const name of signals) process.on(name, onInterrupt);
  try {
    return await use();
  } finally {
    for (const name of signals) process.off(name, onInterrupt);
  }
}
