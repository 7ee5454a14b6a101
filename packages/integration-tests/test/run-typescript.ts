import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./repository.ts";

/** How a script ended. */
export interface Finished {
  readonly exitCode: number | null;
  /** What it printed, errors included. */
  readonly output: string;
}

/**
 * Runs a TypeScript file in a process of its own, on the packages' sources.
 *
 * @param cwd - Where the files it writes shall go.
 */
export function runTypeScript(
  file: string,
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Finished> {
  const tsx = createRequire(import.meta.url).resolve("tsx/cli");
  const child = spawn(
    process.execPath,
    [tsx, "--conditions=@gan/source", "--tsconfig", join(root, "tsconfig.json"), file, ...args],
    { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] },
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, output }));
  });
}
