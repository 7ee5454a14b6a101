import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A child process and what it has said so far. */
export interface Child {
  readonly lines: string[];
  /** Waits until it has said so many lines. */
  said(count: number): Promise<void>;
  /** Kills it as `kill -9` does, or waits for its own end, and gives all its lines. */
  end(how: "kill" | "wait"): Promise<string[]>;
}

const running = new Set<ChildProcess>();

/** Runs a bundle in a process of its own. */
export function start(bundle: string, ...args: string[]): Child {
  const child = spawn(process.execPath, [bundle, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.add(child);
  const lines: string[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const settle = (isOver: boolean) => {
    for (const { count, resolve } of waiting) if (isOver || lines.length >= count) resolve();
  };
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    settle(false);
  });
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  void closed.then(() => running.delete(child)).then(() => settle(true));
  return {
    lines,
    said: (count) =>
      new Promise((resolve) => {
        waiting.push({ count, resolve });
        settle(false);
      }),
    async end(how) {
      if (how === "kill") child.kill("SIGKILL");
      await closed;
      return lines;
    },
  };
}

/** Kills what a failed test left running. */
export function killAll(): void {
  for (const child of running) child.kill("SIGKILL");
}
