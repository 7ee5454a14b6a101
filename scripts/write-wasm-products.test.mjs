import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { productBinaries, target } from "./write-wasm-products.mjs";

it("finds the compiled products as their source is", { timeout: 60_000 }, async () => {
  expect(await readFile(target, "utf8")).toBe(await productBinaries());
});
