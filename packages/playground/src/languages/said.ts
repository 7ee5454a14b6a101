import type { MessageKey } from "./messages.ts";

/** What stands in a message: numbers and lists as the language writes them, words as they are, other messages. */
export type Values = Readonly<Record<string, string | number | readonly string[] | KeyedWords>>;

/** Words of the page, by the name of their message. */
export interface KeyedWords {
  readonly key: MessageKey;
  readonly values?: Values;
}

/** Something to tell the visitor: words of the page, or a sentence of a package, which is English. */
export type Said = KeyedWords | string;
