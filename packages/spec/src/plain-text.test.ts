import { expect, it } from "vitest";
import { CorruptFileError, InvalidOptionError } from "./errors.ts";
import { plainText } from "./plain-text.ts";

it("writes what a terminal would obey as what it is", () => {
  expect(plainText("a\u001b[31mb\u0000\n\u009b2J\u202etxt\u007f")).toBe(
    "a\\x1b[31mb\\x00\\n\\x9b2J\\u202etxt\\x7f",
  );
  expect(plainText("32 × 32, “naïve” — π ≈ 3, 猫 🐈")).toBe("32 × 32, “naïve” — π ≈ 3, 猫 🐈");
});

it("cuts the middle out of what is too long, and no character in two", () => {
  const long = plainText(`begins ${"🐈".repeat(2_000_000)}. Do this.`);
  expect(long.length).toBeLessThanOrEqual(2000);
  expect(long).toMatch(/^begins (🐈)+ … (🐈)+\. Do this\.$/u);
  expect(plainText("\u001b".repeat(2000)).length).toBeLessThanOrEqual(2000);
});

it("is what every error's message is", () => {
  const error = new CorruptFileError("evil\u001b]0;name\u0007", "x".repeat(50_000_000));
  expect(error.message).toMatch(
    /^`evil\\x1b\]0;name\\x07` x+ … x+\. Fetch or make the file again\.$/,
  );
  expect(error.message.length).toBeLessThanOrEqual(2000);
  expect(new InvalidOptionError("name", "a\nb", "a name").message).toBe(
    '`name` is "a\\nb", expected a name.',
  );
});
