import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Running, startGan, temporaryFolder } from "./gan.ts";
import { childrenOf } from "./processes.ts";
import type { QueueBroker } from "./queue-brokers.ts";

/** What a queue is put through. */
export interface EndureQueueOptions {
  /** The command. */
  readonly program: string;
  readonly broker: Pick<QueueBroker, "url" | "kill" | "start">;
  /** The folder of a sweep whose command is {@link EndureQueueOptions.sweep}, and that of its workers' runs. */
  readonly folder: string;
  /** The sweep's command, without the queue. */
  readonly sweep: readonly string[];
  /** Milliseconds of a trial's lock. */
  readonly lock: number;
  readonly workers: number;
  /** Workers that are killed in the midst of a trial: every second one with what trains it, as if the machine were gone. */
  readonly kills: number;
  /** Times that the broker is killed and started. */
  readonly restarts: number;
  /** Workers that are stopped for longer than their lock: every second one with what trains it, as a machine that sleeps. */
  readonly freezes: number;
}

/** Trains a sweep in a queue whose workers and whose broker are ill-treated. */
export async function endureQueue({
  program,
  broker,
  folder,
  sweep,
  lock,
  kills,
  restarts,
  freezes,
  ...options
}: EndureQueueOptions): Promise<{ readonly said: Running; readonly workers: Running[] }> {
  const environment = { GAN_QUEUE_LOCK: `${lock}` };
  const start = (...args: string[]) =>
    startGan({ folder, program, environment }, ...args, "--queue", broker.url);
  const workers = Array.from({ length: options.workers }, () => start("worker", "--workers", "1"));
  const said = start(...sweep, "--json");
  let isOver = false;
  void said.ended.then(() => {
    isOver = true;
  });
  /** Waits until no worker is on its way to the broker any more: one that finds none says so and ends, as it should. */
  const settled = async () => {
    for (const worker of workers) {
      while (!worker.stdout().includes("Waits for trials")) {
        if (worker.process.exitCode !== null) throw new Error((await worker.ended).stderr);
        await delay(20);
      }
    }
  };
  /** Waits until a worker trains, and says which. */
  const training = async (): Promise<number> => {
    while (!isOver) {
      const at = workers.findIndex(({ process }) => childrenOf(process.pid!).length > 0);
      if (at >= 0) return at;
      await delay(50);
    }
    throw new Error(
      `The sweep was over before it was ill-treated enough: ${(await said.ended).stdout}`,
    );
  };
  const kill = async (isWhole: boolean) => {
    const at = await training();
    const { process: killed } = workers[at]!;
    await delay(300);
    const victims = isWhole ? childrenOf(killed.pid!) : [];
    killed.kill("SIGKILL");
    for (const pid of victims) process.kill(pid, "SIGKILL");
    workers[at] = start("worker", "--workers", "1");
  };
  const restart = async () => {
    await training();
    await settled();
    await broker.kill();
    await delay(200);
    await broker.start();
  };
  const freeze = async (isWhole: boolean) => {
    const { pid } = workers[await training()]!.process;
    const victims = [pid!, ...(isWhole ? childrenOf(pid!) : [])];
    for (const victim of victims) process.kill(victim, "SIGSTOP");
    await delay(2 * lock);
    for (const victim of victims) process.kill(victim, "SIGCONT");
  };
  for (let i = 0; i < Math.max(kills, restarts, freezes); i++) {
    if (i < kills) await kill(i % 2 === 0);
    if (i < restarts) await restart();
  }
  for (let i = 0; i < freezes; i++) await freeze(i % 2 === 1);
  await said.ended;
  await settled();
  return { said, workers };
}

/** A table so small that scores and pages of it take no time. */
export async function smallTable(): Promise<string> {
  const table = join(await temporaryFolder(), "table.csv");
  const rows = Array.from({ length: 60 }, (_, i) => `${Math.sin(i)},${Math.cos(i * i)}`);
  await writeFile(table, `x,y\n${rows.join("\n")}\n`);
  return table;
}
