import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { chmod, copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "./free-port.ts";

/** Where PostgreSQL's programs are on this machine: the newest that Debian has put there; `undefined` where they are not. */
export const postgresPath = [process.env.POSTGRES_PATH ?? "", ...debianFolders()].find((folder) =>
  existsSync(join(folder, "initdb")),
);

/** Why a test that needs PostgreSQL is skipped. */
export const noPostgres = "no PostgreSQL in /usr/lib/postgresql or POSTGRES_PATH";

/** A PostgreSQL of a test's own. */
export interface TestPostgres {
  /** With its password. */
  readonly url: string;
  readonly port: number;
  /** Its first process. */
  process(): ChildProcess;
  /** Gives a command in SQL, and its answer: columns divided by `|`. */
  ask(sql: string): string;
  /** Stops it where it stands: who asks it something waits. */
  hang(): void;
  /** Kills it, as a power failure would. */
  kill(): Promise<void>;
  /** Starts it again, with what it has kept. */
  start(): Promise<void>;
  /** Kills it, and forgets what it has kept. */
  remove(): Promise<void>;
}

/** What else it has. */
export interface StartPostgresOptions {
  /** Files by which it speaks TLS to whoever asks for it. @default it does not */
  readonly tls?: { readonly certificate: string; readonly key: string };
}

/** Starts a PostgreSQL that wants a password and holds a database `gan`. The caller removes it. */
export async function startPostgres({ tls }: StartPostgresOptions = {}): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "gan-postgres-"));
  const [data, secret] = [join(folder, "data"), join(folder, "password")];
  const password = "p@ss/word";
  await writeFile(secret, password);
  // It refuses to be root.
  const user = process.getuid?.() === 0 ? { uid: idOf("-u"), gid: idOf("-g") } : undefined;
  if (user) for (const path of [folder, secret]) chownSync(path, user.uid, user.gid);
  const env = { ...process.env, LC_ALL: "C.UTF-8" };
  const program = (name: string) => join(postgresPath!, name);
  const login = ["--username=gan", "--auth=scram-sha-256", `--pwfile=${secret}`];
  const quick = ["--encoding=UTF8", "--no-sync", "--no-instructions"];
  const made = ["--pgdata", data, ...login, ...quick];
  execFileSync(program("initdb"), made, { ...user, env, cwd: folder, stdio: "ignore" });

  const copies = tls ? { "server.crt": tls.certificate, "server.key": tls.key } : {};
  for (const [name, from] of Object.entries(copies)) {
    const own = join(data, name);
    await copyFile(from, own);
    await chmod(own, 0o600);
    if (user) chownSync(own, user.uid, user.gid);
  }

  const port = await freePort();
  const own = [
    ...([
      "listen_addresses=127.0.0.1",
      `port=${port}`,
      `unix_socket_directories=${folder}`,
    ] as const),
    // Killed, it loses nothing by that, since the machine goes on; and a start is quick.
    "fsync=off",
    ...["shared_buffers=16MB", "log_min_messages=fatal"],
    ...(tls ? ["ssl=on", "ssl_cert_file=server.crt", "ssl_key_file=server.key"] : []),
  ];
  const words = ["-D", data, ...own.flatMap((setting) => ["-c", setting])];
  const at = ["--host=127.0.0.1", `--port=${port}`];
  let running: ChildProcess;
  const hasEnded = () => running.exitCode !== null || running.signalCode !== null;
  /** It, and what it has started, which would live on until it is missed. */
  const signalAll = (signal: NodeJS.Signals) => {
    const { pid } = running;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
    running.kill(signal);
    for (const child of children) sendIfThere(Number(child), signal);
  };
  const kill = async () => {
    if (hasEnded()) return;
    signalAll("SIGKILL");
    await once(running, "exit");
  };
  const start = async () => {
    do {
      running = spawn(program("postgres"), words, { ...user, env, cwd: folder, stdio: "ignore" });
      const isReady = () => spawnSync(program("pg_isready"), ["-q", ...at]).status === 0;
      while (!hasEnded() && !isReady()) await delay(20);
      // One that finds what is left of the last one ends.
    } while (hasEnded());
  };
  const ask = (sql: string, database = "gan") => {
    const quiet = ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align"];
    const who = [...at, "--username=gan", `--dbname=${database}`];
    const options = {
      env: { ...env, PGPASSWORD: password, PGOPTIONS: "-c client_min_messages=error" },
      encoding: "utf8" as const,
    };
    return execFileSync(program("psql"), [...quiet, ...who, "--command", sql], options).trim();
  };
  await start();
  ask("create database gan", "postgres");
  return {
    url: `postgres://gan:${encodeURIComponent(password)}@127.0.0.1:${port}/gan`,
    port,
    process: () => running,
    ...{ ask, kill, start },
    hang: () => signalAll("SIGSTOP"),
    async remove() {
      await kill();
      await rm(folder, { recursive: true });
    },
  };
}

function debianFolders(): string[] {
  const parent = "/usr/lib/postgresql";
  if (!existsSync(parent)) return [];
  const versions = readdirSync(parent).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(parent, version, "bin"));
}

function idOf(which: "-u" | "-g"): number {
  return Number(execFileSync("id", [which, "postgres"], { encoding: "utf8" }));
}

function sendIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}
