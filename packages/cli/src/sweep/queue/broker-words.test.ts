import { expect, it } from "vitest";
import { readBrokerAddress } from "./broker-address.ts";
import { brokerWords, isAway } from "./broker-words.ts";
import { postgresVocabulary } from "./postgres-vocabulary.ts";
import { redisVocabulary } from "./redis-vocabulary.ts";

const redis = readBrokerAddress("redis://:s3cret%2F@broker");
const postgres = readBrokerAddress("postgres://me:s3cret%2F@broker/gan");
const failure = (message: string, code?: string) => Object.assign(new Error(message), { code });
const ofRedis = (message: string, code?: string) =>
  brokerWords(redis, redisVocabulary, failure(message, code));
const ofPostgres = (message: string, code?: string) =>
  brokerWords(postgres, postgresVocabulary, failure(message, code));

it("says what a Redis's error means, and in no case its password", () => {
  expect(ofRedis("OOM command not allowed when used memory > 'maxmemory'.")).toBe(
    "The broker at redis://broker cannot be used: its memory is full. Raise its `maxmemory`, or delete what is not needed; no trial is lost, and typed again this goes on.",
  );
  expect(ofRedis("unable to verify the first certificate")).toMatch(/NODE_EXTRA_CA_CERTS/);
  expect(ofRedis("self-signed certificate", "DEPTH_ZERO_SELF_SIGNED_CERT")).toMatch(/not trusted/);
  expect(ofRedis("Hostname/IP does not match", "ERR_TLS_CERT_ALTNAME_INVALID")).toMatch(
    /another host's/,
  );
  expect(ofRedis("LOADING Redis is loading the dataset in memory")).toMatch(/still reading/);
  expect(ofRedis("MISCONF Redis is configured to save RDB snapshots")).toMatch(/its disk/);
  const unknown = ofRedis("ERR odd, with args beginning with: 's3cret/' 's3cret%2F'\nmore");
  expect(unknown).toContain(
    "it says “ERR odd, with args beginning with: '…' '…'”. Look at its log.",
  );
});

it.each([
  ["connect ECONNREFUSED 127.0.0.1:1", "ECONNREFUSED", /Start PostgreSQL there/],
  ["Hostname/IP does not match certificate's altnames", undefined, /certificate/],
  ["the database system is shutting down", "57P03", /starting or ending/],
  ["sorry, too many clients already", "53300", /max_connections/],
  ["could not extend file", "53100", /its disk is full/],
  ["cannot execute INSERT in a read-only transaction", "25006", /Name the primary/],
  ["permission denied for schema gan", "42501", /GRANT CREATE ON DATABASE/],
  ["no pg_hba.conf entry for host", "28000", /pg_hba.conf.*sslmode/],
  ['relation "job" does not exist', "42P01", /its schema `gan` is gone/],
  ["unsupported Unicode escape sequence", "22P05", /every letter/],
  ["unsupported startup parameter: options", "08P01", /PgBouncer/],
  ["the PostgreSQL schema requires BullMQ major version 8", undefined, /newer BullMQ/],
  ["Query read timeout", undefined, /does not answer/],
  ["terminating connection due to administrator command", "57P01", /ends the connection/],
  ["odd: s3cret/ at s3cret%2F", "XX000", /it says “odd: … at …”\. Look at its log/],
])("says what PostgreSQL means by %j", (message, code, words) => {
  expect(ofPostgres(message, code)).toMatch(words);
});

it("tells a broker that is away from one that refuses", () => {
  const isRedisAway = (message: string, code?: string) =>
    isAway(redisVocabulary, failure(message, code));
  expect(isRedisAway("Connection is closed.")).toBe(true);
  expect(isRedisAway("Command timed out")).toBe(true);
  expect(isRedisAway("write", "EPIPE")).toBe(true);
  expect(isRedisAway("OOM command not allowed")).toBe(false);
  expect(isRedisAway("NOPERM this user")).toBe(false);
  const isPostgresAway = (message: string, code?: string) =>
    isAway(postgresVocabulary, failure(message, code));
  expect(isPostgresAway("connect", "ECONNREFUSED")).toBe(true);
  expect(isPostgresAway("Query read timeout")).toBe(true);
  expect(isPostgresAway("Connection terminated unexpectedly")).toBe(true);
  expect(isPostgresAway("the database system is starting up", "57P03")).toBe(true);
  expect(isPostgresAway("deadlock detected", "40P01")).toBe(true);
  expect(isPostgresAway("password authentication failed", "28P01")).toBe(false);
  expect(isPostgresAway("could not extend file", "53100")).toBe(false);
});
