import { type BrokerVocabulary, networkWords } from "./broker-words.ts";

/** What Redis and its driver say. */
export const redisVocabulary: BrokerVocabulary = {
  known: [
    ...networkWords("Redis"),
    [
      /EPROTO|SSL|wrong version number/i,
      "it does not speak TLS",
      "Write `redis://` instead of `rediss://`, or name the port that speaks it.",
    ],
    [
      /WRONGPASS|invalid password|AUTH <password> called/,
      "it refuses the password, or the user",
      "Correct them in the address after `--queue`: `redis://user:password@host`, without `user` where there is none.",
    ],
    [
      /NOAUTH/,
      "it wants a password",
      "Give it in the address after `--queue`: `redis://:password@host`.",
    ],
    [
      /NOPERM/,
      "its user may not do what a queue takes",
      "Let the user run all commands on keys that begin with `gan:` (`ACL SETUSER <name> ~gan:* +@all`).",
    ],
    [
      /^OOM|used memory > 'maxmemory'/,
      "its memory is full",
      "Raise its `maxmemory`, or delete what is not needed; no trial is lost, and typed again this goes on.",
    ],
    [/READONLY/, "it is a replica, which cannot be written", "Name the primary after `--queue`."],
    [/LOADING/, "it is still reading its data", "Wait until it has, and try again."],
    [
      /MISCONF/,
      "it cannot write to its disk, and takes nothing new",
      "Look at its log; typed again this goes on.",
    ],
    [
      /DB index is out of range/,
      "it has no database of that number",
      "Correct the number at the end of the address.",
    ],
    [
      /MOVED|CROSSSLOT|cluster/i,
      "it is a cluster",
      "Name a Redis that is none: a queue of trials fits on one.",
    ],
    [
      /timed out|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/,
      "it does not answer",
      "Look at host, port and firewall; it is `rediss://` where it speaks TLS, and `redis://` where it does not.",
    ],
    [
      /ECONNRESET|EPIPE|Connection is closed|isn't writeable|Unknown RESP|Protocol error/,
      "it ends the connection",
      "Look whether it is a Redis that listens there, and whether it speaks TLS (`rediss://`).",
    ],
  ],
  away: /Connection is closed|isn't writeable|LOADING/,
};
