import { expect, it } from "vitest";
import { picturesSummary } from "./say-pictures.ts";

it("counts what was read, and what was not by reason and name", () => {
  expect(picturesSummary(1204, [])).toBe("1,204 pictures read.");
  const skipped = [
    ...["d.webp", "b.webp", "c.webp", "a.webp"].map((file) => ({ file, reason: "webp animation" })),
    { file: "x\u001b[31m.jpg", reason: "damaged" },
    ...["n.txt", "m.txt"].map((file) => ({ file, reason: "other file" })),
    { file: "g.gif", reason: "gif" },
  ];
  expect(picturesSummary(1, skipped)).toBe(
    "1 picture read, 8 skipped: 4 webp animations (a.webp, b.webp, c.webp, …), 1 damaged (x?[31m.jpg), 2 other files (m.txt, n.txt), 1 gif (g.gif).",
  );
});
