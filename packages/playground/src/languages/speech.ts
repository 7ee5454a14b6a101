import { en } from "./en.ts";
import { createFormat, type Format } from "./format.ts";
import { type Language, languages } from "./languages.ts";
import type { MessageKey, Messages } from "./messages.ts";
import type { Said, Values } from "./said.ts";

/** A language that is loaded, with its messages and its numbers. */
export interface Speech extends Format {
  readonly language: Language;
  /** A message, still with the marks of mathematics, code and what is bold. */
  say(key: MessageKey, values?: Values): string;
  /** A message as plain text, for labels and titles. */
  plain(key: MessageKey, values?: Values): string;
  /** What is to be told, with its marks, whoever says it. */
  tell(said: Said): string;
}

/** Between these, what runs in its own direction stands in words that run in the other: left to right, and as its letters have it. */
const [LEFT_TO_RIGHT, OWN, END] = ["\u2066", "\u2068", "\u2069"];

/** Puts messages and numbers together; forms and digits are `Intl`'s. */
export function createSpeech(language: Language, messages: Messages): Speech {
  const isolates = language.direction === "rtl";
  const format = createFormat(language.name, (text) =>
    isolates ? LEFT_TO_RIGHT + text + END : text,
  );
  const forms = new Intl.PluralRules(language.name);

  function say(key: MessageKey, values: Values = {}): string {
    const message = messages[key];
    const template =
      typeof message === "string"
        ? message
        : (message[forms.select(values.count as number)] ?? message.other ?? "");
    return template.replace(/\{(\w+)\}/g, (_, name: string) => wordsOf(values[name] ?? ""));
  }

  function wordsOf(value: Values[string]): string {
    if (typeof value === "number") return format.count(value);
    if (typeof value === "string") {
      return isolates && !value.startsWith(LEFT_TO_RIGHT) ? OWN + value + END : value;
    }
    return "key" in value ? say(value.key, value.values) : format.list(value.map(wordsOf));
  }

  return {
    ...format,
    language,
    say,
    tell: (said) => (typeof said === "string" ? said : say(said.key, said.values)),
    plain: (key, values) =>
      say(key, values)
        .split(/[$`]/)
        .map((part, i) => (i % 2 === 1 ? wordsOf(part) : part.replaceAll("*", "")))
        .join(""),
  };
}

/** What is there before any language is loaded. */
export const english: Speech = createSpeech(languages[0]!, en);
