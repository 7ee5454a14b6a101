import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { shellWord } from "./shell-word.ts";

it("leaves plain words as they are", () => {
  for (const word of ["flowers", "../a-b/c_d.2", "learning-rate=0.1"]) {
    expect(shellWord(word)).toBe(word);
  }
});

it("is one word to a shell, whatever is in it", () => {
  for (const word of [
    "a b",
    "it's",
    "$(touch x)",
    "`id`",
    "a;b",
    "",
    "a\nb",
    '"',
    "*",
    "\\",
    "~",
  ]) {
    expect(execFileSync("sh", ["-c", `printf %s ${shellWord(word)}`], { encoding: "utf8" })).toBe(
      word,
    );
  }
});
