import { createProgress, type Progress } from "@gan/report";
import { output } from "./output.ts";

/** Prints a line that a program may read. */
export function say(line = ""): void {
  output.write(`${line}\n`);
}

/** One status line on the terminal, or a plain line now and then where there is none. */
export function createStatus(): Progress {
  return createProgress({
    stream: output,
    isTerminal: process.stdout.isTTY ?? false,
    columns: () => process.stdout.columns ?? 80,
  });
}

/**
 * Runs something that the first Ctrl-C asks to stop and the second one ends at once.
 *
 * @param use - Listens to the signal; what it returns is returned.
 */
export async function interruptible<T>(use: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const onInterrupt = () => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  return listening(onInterrupt, () => use(stop.signal));
}

/** Runs something that nothing of is lost when Ctrl-C ends it: says so then, and ends the command. */
export async function endingWith<T>(line: string, use: () => Promise<T>): Promise<T> {
  const onInterrupt = () => {
    say(line);
    process.exit(130);
  };
  return listening(onInterrupt, use);
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
