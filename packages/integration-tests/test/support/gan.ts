import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const bin = join(import.meta.dirname, "../../../cli/bin/gan.js");

/** What a command said, and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface Running {
  readonly process: ChildProcess;
  /** What it has printed so far. */
  stdout(): string;
  readonly ended: Promise<Ended>;
}

export interface Places {
  /** Working directory, and parent of `runs` and of the cache of downloads. */
  readonly folder: string;
  /** What the network answers every request with; without it there is no network. */
  readonly network?: string;
  /** JavaScript that the process runs before anything else. */
  readonly before?: string;
  /** What it runs. @default the built command */
  readonly program?: string;
  /** More of its environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the built `gan` in a process of its own, with no terminal and no network. */
export function startGan(
  { folder, network, before = "", program = bin, environment: own = {} }: Places,
  ...args: string[]
): Running {
  const answer =
    network === undefined
      ? 'throw new TypeError("offline")'
      : `return new Response(${JSON.stringify(network)})`;
  const preload = `data:text/javascript,${encodeURIComponent(`globalThis.fetch = async () => { ${answer} };${before}`)}`;
  const { GAN_DATA_DIR: _, ...environment } = process.env;
  const child = spawn(process.execPath, ["--import", preload, program, ...args], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...environment,
      GAN_RUNS_DIR: join(folder, "runs"),
      GAN_CACHE_DIR: join(folder, "cache"),
      ...own,
    },
  });
  running.add(child);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (bytes) => {
    stdout += bytes;
  });
  child.stderr.on("data", (bytes) => {
    stderr += bytes;
  });
  const ended = new Promise<Ended>((resolve) =>
    child.once("close", (code) => {
      running.delete(child);
      resolve({ code, stdout, stderr });
    }),
  );
  return { process: child, stdout: () => stdout, ended };
}

/** Runs the built `gan` to its end. */
export function gan(places: Places, ...args: string[]): Promise<Ended> {
  return startGan(places, ...args).ended;
}

/** A fresh folder, removed after the tests of the file; what still runs then is killed. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "gan-integration-"));
  folders.push(folder);
  return folder;
}

const running = new Set<ChildProcess>();
const folders: string[] = [];

afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});
