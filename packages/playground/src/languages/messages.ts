import type { en } from "./en.ts";

/** What a message is called. */
export type MessageKey = keyof typeof en;

/** A message, or its forms for numbers as the language has them. */
export type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>;

/** All messages in a language. */
export type Messages = Readonly<Record<MessageKey, Message>>;
