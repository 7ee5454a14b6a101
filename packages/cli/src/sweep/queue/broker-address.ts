import { QueueError } from "./queue-error.ts";

/** Where the broker is. */
export interface BrokerAddress {
  /** As it was typed, password and all. */
  readonly url: string;
  /** Without user and password, for messages. */
  readonly shown: string;
  /** Number of the database. */
  readonly database: number;
  /** Takes the password out of a text that somebody else wrote. */
  hide(text: string): string;
}

const FIX =
  "Write it as `redis://user:password@host:6379/0`, or `rediss://…` where it speaks TLS; user, password and number may be left out, and `@`, `:`, `/`, `#` and `%` in a password are %40, %3A, %2F, %23 and %25.";

/**
 * Reads the address of a broker. What was typed is in no message: there may be a password in it.
 *
 * @throws {QueueError} When it is none.
 */
export function readBrokerAddress(typed: string): BrokerAddress {
  if (!URL.canParse(typed)) throw new QueueError(`What follows \`--queue\` is no address. ${FIX}`);
  const { protocol, host, hostname, pathname, username, password, search, hash } = new URL(typed);
  if (!["redis:", "rediss:"].includes(protocol)) {
    throw new QueueError(
      `What follows \`--queue\` begins with \`${protocol}\`, expected \`redis:\` or \`rediss:\`. ${FIX}`,
    );
  }
  const [, database = "0"] = /^\/?(\d*)$/.exec(pathname) ?? [];
  const secrets = [username, password].map(decoded);
  const isWhole = hostname !== "" && /^\/?\d{0,4}$/.test(pathname) && search === "" && hash === "";
  if (!isWhole || secrets.includes(undefined)) {
    throw new QueueError(`What follows \`--queue\` is no whole address. ${FIX}`);
  }
  const hidden = [password, decoded(password)!].filter((word) => word !== "");
  return {
    url: typed,
    shown: `${protocol}//${host}${database === "" ? "" : pathname}`,
    database: Number(database),
    hide: (text) => hidden.reduce((shown, word) => shown.replaceAll(word, "…"), text),
  };
}

function decoded(word: string): string | undefined {
  try {
    return decodeURIComponent(word);
  } catch {
    return undefined;
  }
}
