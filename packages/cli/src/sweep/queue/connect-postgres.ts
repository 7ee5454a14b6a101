import { Socket } from "node:net";
import type { PgPool } from "bullmq";
import type { PoolConfig } from "pg";
import { assertPostgresFit, CLAIMS, type Claims } from "./assert-postgres-fit.ts";
import { type Broker, PATIENCE } from "./broker.ts";
import type { BrokerAddress } from "./broker-address.ts";
import { brokerWords, isAway } from "./broker-words.ts";
import { type Bullmq, loadBullmq } from "./load-bullmq.ts";
import { postgresVocabulary } from "./postgres-vocabulary.ts";
import { QueueError } from "./queue-error.ts";

/** Where the queue's tables are in a database. */
const SCHEMA = "gan";

/** Connects to a PostgreSQL, where it makes the queue's tables unless there are some. */
export async function connectPostgres(address: BrokerAddress): Promise<Broker> {
  const [bullmq, { Pool }] = await loadBullmq("pg", () => import("pg"));
  const sockets = new Set<Socket>();
  const pool = new Pool({
    ...placeOf(address.url),
    ...{ max: 4, connectionTimeoutMillis: PATIENCE, query_timeout: PATIENCE },
    application_name: "gan",
    // Whatever is usual there: what is acknowledged has been written.
    options: `-c search_path=${SCHEMA} -c synchronous_commit=on`,
    stream() {
      const socket = new Socket();
      sockets.add(socket);
      return socket.once("close", () => sockets.delete(socket));
    },
  });
  const tables = pool as PgPool;
  // A connection that is lost while somebody has it ends the process if nobody listens.
  pool.on("connect", (client) => client.on("error", () => {}));
  const close = () => {
    void pool.end();
    // One that nobody answers on any more would keep the process.
    const end = () => {
      for (const socket of sockets) socket.destroy();
    };
    setTimeout(end, 500).unref();
  };
  const connection = Object.assign(new bullmq.PostgresConnection(tables), { schema: SCHEMA });
  const words = (error: unknown) => brokerWords(address, postgresVocabulary, error);
  try {
    const asked = Date.now();
    const { rows } = await pool.query<Claims>(CLAIMS);
    const warnings = assertPostgresFit(address.shown, rows[0]!, {
      ...{ asked, answered: Date.now() },
      oldest: bullmq.RECOMMENDED_POSTGRES_VERSION,
    });
    await migrate(bullmq, tables);
    await connection.waitUntilReady();
    return {
      ...{ bullmq, shown: address.shown, warnings, words, close },
      options: { connection: {} },
      createBackend: (name, options) =>
        new bullmq.PostgresQueueBackend(connection, name, { ...options, connection: tables }),
      // Each is a question of its own.
      chunk: 50,
      isAway: (error) => isAway(postgresVocabulary, error),
    };
  } catch (error) {
    close();
    if (error instanceof QueueError) throw error;
    throw new QueueError(words(error));
  }
}

/** The driver would read more into an address than stands there, such as files and the meaning of `sslmode`. */
function placeOf({ hostname, port, pathname, username, password, search }: URL): PoolConfig {
  const isOpen = search === "" || search === "?sslmode=disable";
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port || 5432),
    database: decodeURIComponent(pathname.slice(1)),
    ...(username !== "" && { user: decodeURIComponent(username) }),
    ...(password !== "" && { password: decodeURIComponent(password) }),
    ssl: isOpen ? false : {},
  };
}

/** Makes the schema and its tables, or brings them to what is known here. Whoever may only use them can do so once they are there. */
async function migrate(bullmq: Bullmq, pool: PgPool): Promise<void> {
  const version = await bullmq.assertSchemaCompatibility(pool, SCHEMA).catch((error) => {
    if (error instanceof bullmq.SchemaMigrationRequiredError) return 0;
    throw error;
  });
  if (version >= bullmq.LATEST_SCHEMA_VERSION) return;
  const client = await pool.connect();
  try {
    await bullmq.runMigrations(client, SCHEMA);
  } finally {
    client.release();
  }
}
