import { expect, it } from "vitest";
import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { languageOf, languages } from "./languages.ts";
import { createSpeech, english } from "./speech.ts";

const german = createSpeech(languages[1]!, de);
const arabic = createSpeech(languages[2]!, ar);
const bare = (text: string) => text.replace(/[\u2066-\u2069]/g, "");

it("writes numbers as each language does, in the digits of the figures", () => {
  expect(english.decimal(-1234.5, 1)).toBe("−1,234.5");
  expect(german.decimal(-1234.5, 1)).toBe("−1.234,5");
  expect(arabic.decimal(-0.5)).toBe("\u2066−0.500\u2069");
  expect(english.decimal(Number.NaN)).toBe("–");
  expect([english.finePercent(0.0004), english.finePercent(0.544)]).toEqual(["0.04 %", "54 %"]);
  expect([english.figures(0.01234), english.figures(12.34), english.figures(1234)]).toEqual([
    ...["0.012", "12", "1234"],
  ]);
});

it("takes the form of a word that its number asks for", () => {
  const steps = (speech: typeof english, count: number) =>
    bare(speech.plain("transport.phase", { count }));
  expect([1, 2].map((n) => steps(english, n))).toEqual([
    ...["iterations and 1 step", "iterations and 2 steps"],
  ]);
  expect([1, 2, 3, 11, 100].map((n) => steps(arabic, n))).toEqual([
    "تكرارات وخطوة واحدة",
    "تكرارات وخطوتان",
    "تكرارات و3 خطوات",
    "تكرارات و11 خطوة",
    "تكرارات و100 خطوة",
  ]);
});

it("keeps formulas, numbers and names whole in words that run from right to left", () => {
  expect(arabic.plain("curves.value")).toBe("منحنى \u2068V(D, G)\u2069");
  expect(arabic.say("notice.left", { game: { key: "game.mnist" }, iteration: 12_000 })).toBe(
    "تُركت «MNIST» عند التكرار \u206612,000\u2069.",
  );
  expect(german.say("notice.left", { game: { key: "game.ring" }, iteration: 12_000 })).toBe(
    "„Kreis“ wurde bei Iteration 12.000 verlassen.",
  );
});

it("speaks the first language that it knows of those that are wanted", () => {
  expect(languageOf(undefined, null, "fr-CA", "de-AT", "ar").name).toBe("de");
  expect(languageOf("AR-eg").direction).toBe("rtl");
  expect(languageOf("fr", "toString").name).toBe("en");
});
