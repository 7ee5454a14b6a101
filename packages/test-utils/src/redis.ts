import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.ts";

/** Where Redis is on this machine; `undefined` where it is not. */
export const redisPath = [process.env.REDIS_PATH ?? "", "/usr/bin/redis-server"].find(existsSync);

/** Why a test that needs Redis is skipped. */
export const noRedis = "no Redis at /usr/bin/redis-server or REDIS_PATH";

/** A Redis of a test's own. */
export interface TestRedis {
  /** With its password. */
  readonly url: string;
  readonly port: number;
  /** Its process. */
  process(): ChildProcess;
  /** Gives a command, and its answer. */
  ask(...words: string[]): string;
  /** Kills it, as a power failure would. */
  kill(): Promise<void>;
  /** Starts it again, with what it has kept. */
  start(): Promise<void>;
  /** Kills it, and forgets what it has kept. */
  remove(): Promise<void>;
}

/**
 * Starts a Redis that keeps an append-only file and wants a password. The caller removes it.
 *
 * @param settings - As in its configuration, such as `["maxmemory", "2mb"]`.
 */
export async function startRedis(...settings: readonly (readonly string[])[]): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), "gan-redis-"));
  const port = await freePort();
  const password = "p@ss/word";
  const own = [
    ...[
      ["port", `${port}`],
      ["bind", "127.0.0.1"],
      ["dir", folder],
      ["requirepass", password],
    ],
    ...[["appendonly", "yes"], ["save", ""], ...settings],
  ];
  const words = own.flatMap(([name, ...values]) => [`--${name}`, ...values]);
  let running: ChildProcess;
  const kill = async () => {
    if (running.exitCode !== null || running.signalCode !== null) return;
    running.kill("SIGKILL");
    await once(running, "exit");
  };
  const start = async () => {
    running = spawn(redisPath!, words, { stdio: "ignore" });
    while (!(await isListening(port))) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  await start();
  return {
    url: `redis://:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    port,
    process: () => running,
    ask(...words) {
      const env = { ...process.env, REDISCLI_AUTH: password };
      const cli = redisPath!.replace(/server$/, "cli");
      return execFileSync(cli, ["-p", `${port}`, ...words], { env, encoding: "utf8" }).trim();
    },
    ...{ kill, start },
    async remove() {
      await kill();
      await rm(folder, { recursive: true });
    },
  };
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
