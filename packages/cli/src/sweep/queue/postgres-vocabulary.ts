import { type BrokerVocabulary, networkWords } from "./broker-words.ts";

/** What PostgreSQL says, by its codes where it has one (SQLSTATE, the last word), and what its driver says. */
export const postgresVocabulary: BrokerVocabulary = {
  known: [
    [
      /28P01$|SCRAM-SERVER/,
      "it refuses the password, or the user",
      "Correct them in the address after `--queue`: `postgres://user:password@host/database`.",
    ],
    [
      /28000$/,
      "it does not let this user in from this machine",
      "Look at the user after `--queue` and at its `pg_hba.conf`; where it wants TLS, put `?sslmode=verify-full` at the end of the address.",
    ],
    [
      /3D000$/,
      "it has no database of that name",
      "Correct the name at the end of the address, or make the database with `createdb`.",
    ],
    [
      /42501$/,
      "its user may not do what a queue takes",
      "Let the user make a schema (`GRANT CREATE ON DATABASE … TO …`), or name the one who made the schema `gan`.",
    ],
    [/25006$/, "it is a replica, which cannot be written", "Name the primary after `--queue`."],
    [
      /53300$/,
      "all its connections are taken",
      "Raise its `max_connections`, or start fewer workers: each takes up to four.",
    ],
    [
      /53100$/,
      "its disk is full",
      "Make room there; no trial is lost, and typed again this goes on.",
    ],
    [/57P03$/, "it is starting or ending", "Wait until it has, and try again."],
    [
      /(42P01|42883|42704|3F000)$/,
      "its schema `gan` is gone, or is not whole",
      "Type the command again, which makes it where there is none; one that is not whole goes with `DROP SCHEMA gan CASCADE`.",
    ],
    [
      /(22P05|22021)$/,
      "its database cannot hold every letter",
      "Make one with `createdb --encoding=UTF8 --template=template0`.",
    ],
    [
      /unsupported startup parameter/,
      "it is a pooler of connections, such as PgBouncer",
      "Name the PostgreSQL behind it: a worker keeps its connections.",
    ],
    [
      /schema requires BullMQ/,
      "its schema `gan` was made by a newer BullMQ",
      "Type `npm install bullmq@latest` where `@gan/cli` is installed.",
    ],
    [
      /not support SSL|establishing an SSL/,
      "it does not speak TLS",
      "Leave `?sslmode=…` out of the address, or switch TLS on there (`ssl = on`).",
    ],
    ...networkWords("PostgreSQL"),
    [
      /timeout|57014$|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/,
      "it does not answer",
      "Look at host, port and firewall, and whether it is a PostgreSQL that listens there.",
    ],
    [
      /ECONNRESET|EPIPE|Connection terminated|57P0[12]$/,
      "it ends the connection",
      "Look whether it is a PostgreSQL that listens there, and at its log.",
    ],
  ],
  // The last are two who wanted the same at once, and one of whom is to ask again.
  away: /timeout|Connection terminated|(57P0[123]|57014|53300|40001|40P01)$/,
};
