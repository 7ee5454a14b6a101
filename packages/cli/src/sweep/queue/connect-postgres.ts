import type { PgPool } from "bullmq";
import { assertPostgresFit, CLAIMS, type Claims } from "./assert-postgres-fit.ts";
import type { Broker } from "./broker.ts";
import type { BrokerAddress } from "./broker-address.ts";
import { brokerWords, isAway } from "./broker-words.ts";
import { type Bullmq, loadBullmq } from "./load-bullmq.ts";
import { createPostgresPool, SCHEMA } from "./postgres-pool.ts";
import { postgresVocabulary } from "./postgres-vocabulary.ts";
import { QueueError } from "./queue-error.ts";

/** Connects to a PostgreSQL, where it makes the queue's tables unless there are some. */
export async function connectPostgres(address: BrokerAddress): Promise<Broker> {
  const [bullmq, { Pool }] = await loadBullmq("pg", () => import("pg"));
  const { pool, close } = createPostgresPool(Pool, address.url);
  // Its own schema is another one wherever a pool is given to it.
  const connection = Object.assign(new bullmq.PostgresConnection(pool), { schema: SCHEMA });
  const words = (error: unknown) => brokerWords(address, postgresVocabulary, error);
  try {
    const asked = Date.now();
    const { rows } = await pool.query<Claims>(CLAIMS);
    const warnings = assertPostgresFit(address.shown, rows[0]!, {
      ...{ asked, answered: Date.now() },
      oldest: bullmq.RECOMMENDED_POSTGRES_VERSION,
    });
    await migrate(bullmq, pool);
    await connection.waitUntilReady();
    return {
      ...{ bullmq, shown: address.shown, warnings, words, close },
      options: { connection: {} },
      createBackend: (name, options) =>
        new bullmq.PostgresQueueBackend(connection, name, { ...options, connection: pool }),
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
