import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { measuresTable } from "./measures-table.ts";

it("stands in the document as it is; else run scripts/write-cli-docs.mjs", () => {
  const page = readFileSync(new URL("../../../../docs/measures.md", import.meta.url), "utf8");
  expect(measuresTable().length).toBeGreaterThan(8);
  expect(page).toContain(`<!-- measures -->\n${measuresTable().join("\n")}\n<!-- /measures -->`);
});
