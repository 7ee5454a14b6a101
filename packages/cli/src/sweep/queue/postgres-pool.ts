import { Socket } from "node:net";
import type { PgPool } from "bullmq";
import type { Pool, PoolConfig } from "pg";
import { PATIENCE } from "./broker.ts";

/** Where the queue's tables are in a database. */
export const SCHEMA = "gan";

/** Connections to a PostgreSQL, made when they are needed. */
export interface PostgresPool {
  /** As BullMQ has it: its own loading of the driver finds nothing where modules are imported. */
  readonly pool: PgPool;
  /** Ends them, whether anybody answers or not. */
  close(): void;
}

/** Makes connections to where an address says; none is waited for longer than {@link PATIENCE}, nor is an answer. */
export function createPostgresPool(PoolOfDriver: typeof Pool, url: URL): PostgresPool {
  const sockets = new Set<Socket>();
  const pool = new PoolOfDriver({
    ...placeOf(url),
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
  // A connection that is lost while somebody has it ends the process if nobody listens.
  pool.on("connect", (client) => client.on("error", () => {}));
  return {
    pool: pool as PgPool,
    close() {
      void pool.end();
      // One on which nobody answers any more would keep the process.
      const end = () => {
        for (const socket of sockets) socket.destroy();
      };
      setTimeout(end, 500).unref();
    },
  };
}

/** The driver itself would read more into an address than stands there, such as files and other meanings of `sslmode`. */
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
