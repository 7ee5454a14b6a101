import { expect, it } from "vitest";
import { readNotes } from "./page-notes.ts";

const notes = { link: "game=ring", iteration: 3, phase: 1, curve: [] };

it("reads notes, those of older pages too", () => {
  const curve = [{ iteration: 1, epoch: 1, value: -1.3 }];
  expect(readNotes(JSON.stringify({ ...notes, curve }))).toEqual({
    ...notes,
    curve: [{ iteration: 1, epoch: 1, values: { value: -1.3 } }],
  });
});

it.each([
  "",
  "null",
  "[]",
  "{",
  JSON.stringify({ ...notes, phase: 1e9 }),
  JSON.stringify({ ...notes, phase: -1 }),
  JSON.stringify({ ...notes, iteration: "3" }),
  JSON.stringify({ ...notes, curve: [{ iteration: 1, epoch: 1, value: "x" }] }),
])("takes %s for none", (text) => {
  expect(readNotes(text)).toBeUndefined();
});
