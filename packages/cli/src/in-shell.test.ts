import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { inShell } from "./in-shell.ts";

it.each(["a/b.c", "two words", "it's", "$HOME", "a;rm b", "`x`", "*", "", "line\nline"])(
  "hands %j through a shell unchanged",
  (word) => {
    const said = execFileSync("sh", ["-c", `printf %s ${inShell(word)}`], { encoding: "utf8" });
    expect(said).toBe(word);
  },
);

it("leaves plain words alone", () => {
  expect(inShell("/data/my-pictures_1")).toBe("/data/my-pictures_1");
});
