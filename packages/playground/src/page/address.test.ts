import fc from "fast-check";
import { expect, it } from "vitest";
import { readAddress, writeAddress } from "./address.ts";

it("takes what concerns the page out of an address, and leaves the experiment as it is", () => {
  expect(readAddress("#game=drawn&points=z9_-&lang=ar&step=9")).toEqual({
    ...{ experiment: "game=drawn&points=z9_-&step=9", lang: "ar" },
  });
  expect(readAddress("")).toEqual({ experiment: "" });
  expect(readAddress("lang=%")).toEqual({ experiment: "", lang: "%" });
});

it("reads what it wrote", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (lang) => {
      const address = { experiment: "game=ring&seed=7", lang };
      expect(readAddress(writeAddress(address))).toEqual(address);
    }),
  );
});
