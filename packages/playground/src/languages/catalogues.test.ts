import { describe, expect, it } from "vitest";
import { failures } from "../failures.ts";
import { games, labelOf } from "../games.ts";
import { en } from "./en.ts";
import { languages } from "./languages.ts";
import type { Message, MessageKey } from "./messages.ts";

const keys = Object.keys(en) as MessageKey[];
const others = languages.filter(({ name }) => name !== "en");

/** What a language may have in common with English: names, and words that are the same there. */
const same: Readonly<Record<string, readonly MessageKey[]>> = {
  de: ["header.title", "game.mnist", "settings.dropout"],
  ar: ["game.mnist"],
};

const formsOf = (message: Message): string[] =>
  typeof message === "string" ? [message] : Object.values(message);

/** The words that are filled in. `{one}`, `{many}` and `{the}` are one thing, and `{count}` may be said in a word. */
function placeholders(form: string): string[] {
  const found = [...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const free = ["one", "many", "the", "count"];
  return [...new Set(found)].filter((name) => !free.includes(name)).sort();
}

const formulas = (form: string) =>
  [...form.matchAll(/\$([^$]*)\$|`([^`]*)`/g)].map(([, math, code]) => math ?? code!);

it("has a message for every game and every failure", () => {
  for (const { name } of games) expect(keys).toContain(labelOf(name).key);
  for (const { name } of failures) expect(keys).toContain(`failure.${name}.words`);
});

describe.each(others)("$label", ({ name, load }) => {
  it("has the messages of English and no others", async () => {
    expect(Object.keys(await load())).toEqual(keys);
  });

  it("fills in the same, and leaves nothing empty or in English", async () => {
    const messages = await load();
    const left: string[] = [];
    for (const key of keys) {
      const [english] = formsOf(en[key]);
      for (const form of formsOf(messages[key])) {
        expect(form.trim(), key).not.toBe("");
        expect(placeholders(form), key).toEqual(placeholders(english!));
        expect(form.split("$").length % 2, `${key} has an open formula`).toBe(1);
      }
      if (formsOf(messages[key])[0] === english) left.push(key);
    }
    expect(left).toEqual(same[name]);
  });

  it("has a form for every number that its words change with", async () => {
    const messages = await load();
    const forms = new Intl.PluralRules(name).resolvedOptions().pluralCategories;
    for (const key of keys) {
      if (typeof en[key] === "string") expect(messages[key], key).toBeTypeOf("string");
      else
        expect(Object.keys(messages[key]).sort(), key).toEqual(
          forms.filter((form) => form !== "zero").sort(),
        );
    }
  });

  it("keeps code as it is typed", async () => {
    const messages = await load();
    for (const key of keys) {
      const codes = (message: Message) =>
        formulas(formsOf(message)[0]!).filter((part) => /^[a-z-]{4,}$/.test(part));
      expect(codes(messages[key]), key).toEqual(codes(en[key]));
    }
  });
});
