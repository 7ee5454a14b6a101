import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./repository.ts";

/** How a script ended. */
export interface Finished {
  readonly exitCode: number | null;
  /** What it printed, errors included. */
  readonly output: string;
}

export interface RunOptions {
  /** Where the files it writes shall go. */
  readonly cwd: string;
  /** What is added to this process's environment. @default nothing */
  readonly env?: Readonly<Record<string, string>>;
}

const tsx = createRequire(import.meta.url).resolve("tsx/cli");
/** The compiler that tsx itself uses. */
const { transformSync } = createRequire(tsx)("esbuild") as {
  transformSync(code: string, options: object): { readonly code: string };
};

/** Runs a TypeScript file in a process of its own, on the packages' sources. */
export function runTypeScript(
  file: string,
  args: readonly string[],
  options: RunOptions,
): Promise<Finished> {
  const flags = ["--conditions=@gan/source", "--tsconfig", join(root, "tsconfig.json")];
  return runNode([tsx, ...flags, file, ...args], options);
}

/**
 * Runs a TypeScript or JavaScript file in a process of its own, on the packages as they are built, as whoever installs
 * them does. It starts in half the time: nothing is compiled but the file, here.
 */
export function runOnBuild(
  file: string,
  args: readonly string[],
  options: RunOptions,
): Promise<Finished> {
  const script = `${file}.mjs`;
  const { code } = transformSync(readFileSync(file, "utf8"), { loader: "ts", target: "node20" });
  writeFileSync(script, code);
  return runNode([script, ...args], options);
}

function runNode(args: readonly string[], { cwd, env = {} }: RunOptions): Promise<Finished> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
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
