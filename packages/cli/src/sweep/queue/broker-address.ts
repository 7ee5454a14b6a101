import { QueueError } from "./queue-error.ts";

/** Where the broker is. */
export interface BrokerAddress {
  readonly kind: "redis" | "postgres";
  /** As it was typed, password and all. */
  readonly url: URL;
  /** Without user and password, for messages. */
  readonly shown: string;
  /** Takes the password out of a text that somebody else wrote. */
  hide(text: string): string;
}

/** What stands after the host, of each kind. */
const rests = {
  redis: /^\/?\d{0,4}$/,
  postgres: /^\/[^/?#]+(\?sslmode=(disable|require|verify-ca|verify-full))?$/,
};
const kinds: Readonly<Record<string, BrokerAddress["kind"]>> = {
  ...{ "redis:": "redis", "rediss:": "redis" },
  ...{ "postgres:": "postgres", "postgresql:": "postgres" },
};

const FIX =
  "Write it as `redis://user:password@host:6379/0`, where user, password and number may be left out and `rediss://…` is for TLS, or as `postgres://user:password@host:5432/database`, with `?sslmode=verify-full` behind it for TLS; `@`, `:`, `/`, `#` and `%` in a password are %40, %3A, %2F, %23 and %25.";

/**
 * Reads the address of a broker. What was typed is in no message: there may be a password in it.
 *
 * @throws {QueueError} When it is none.
 */
export function readBrokerAddress(typed: string): BrokerAddress {
  if (!URL.canParse(typed)) throw new QueueError(`What follows \`--queue\` is no address. ${FIX}`);
  const url = new URL(typed);
  const { protocol, host, pathname, username, password, search, hash } = url;
  const kind = kinds[protocol];
  if (kind === undefined) {
    throw new QueueError(
      `What follows \`--queue\` begins with \`${protocol}\`, expected \`redis:\`, \`rediss:\` or \`postgres:\`. ${FIX}`,
    );
  }
  const rest = `${pathname}${search}${hash}`;
  const parts = [username, password, pathname].map(decoded);
  if (host === "" || !rests[kind].test(rest) || parts.includes(undefined)) {
    throw new QueueError(`What follows \`--queue\` is no whole address. ${FIX}`);
  }
  const hidden = [password, decoded(password)!].filter((word) => word !== "");
  return {
    ...{ kind, url },
    shown: `${protocol}//${host}${rest === "/" ? "" : rest}`,
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
