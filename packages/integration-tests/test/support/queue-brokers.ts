import { noPostgres, postgresPath, startPostgres } from "@gan/test-utils/postgres";
import { noRedis, redisPath, startRedis } from "@gan/test-utils/redis";

/** Jobs of the queue, by what became of them. */
export interface QueueTally {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly completed: number;
  readonly failed: number;
}

/** A broker of a test's own, and what it says of the queue. */
export interface QueueBroker {
  readonly url: string;
  tally(): QueueTally;
  /** How often something has happened to jobs. */
  eventsOf(event: "completed" | "stalled"): number;
  /** Workers that began with a job. */
  beginningsOf(name: string): number;
  /** Empties the queue. */
  forget(): void;
  kill(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** Brokers that a queue may have. */
export const queueBrokers: readonly {
  readonly name: "Redis" | "PostgreSQL";
  /** Why there is none on this machine. */
  readonly missing: string | undefined;
  start(): Promise<QueueBroker>;
}[] = [
  {
    name: "Redis",
    missing: redisPath ? undefined : noRedis,
    async start() {
      const { ask, ...redis } = await startRedis();
      const length = (command: string, state: string) =>
        Number(ask(command, `gan:trials:${state}`));
      return {
        ...redis,
        tally: () => ({
          ...{ waiting: length("llen", "wait"), active: length("llen", "active") },
          ...{ delayed: length("zcard", "delayed"), failed: length("zcard", "failed") },
          completed: length("zcard", "completed"),
        }),
        eventsOf(event) {
          const lines = ask("xrange", "gan:trials:events", "-", "+").split("\n");
          return lines.filter((line) => line === event).length;
        },
        beginningsOf: (name) => Number(ask("hget", `gan:trials:${name}`, "ats")),
        forget: () => void ask("flushall"),
      };
    },
  },
  {
    name: "PostgreSQL",
    missing: postgresPath ? undefined : noPostgres,
    async start() {
      const { ask, ...postgres } = await startPostgres();
      const count = (from: string) => Number(ask(`select count(*) from gan.${from}`));
      const inState = (state: string) => count(`job where state = '${state}'`);
      return {
        ...postgres,
        tally: () => ({
          ...{ waiting: inState("waiting"), active: inState("active") },
          ...{ delayed: inState("delayed"), failed: inState("failed") },
          completed: inState("completed"),
        }),
        eventsOf: (event) => count(`event where event = '${event}'`),
        beginningsOf: (name) =>
          Number(ask(`select attempts_started from gan.job where id = '${name}'`)),
        forget: () => void ask("drop schema gan cascade"),
      };
    },
  },
];
