import { cp } from "node:fs/promises";
import { join } from "node:path";
import { browserPath, noBrowser } from "@gan/test-utils/browser";
import { afterAll, expect, it } from "vitest";
import { root } from "./repository.ts";
import { createScratch } from "./scratch.ts";
import { buildSite } from "./support/build-site.ts";
import { openPage } from "./support/open-page.ts";

const scratch = createScratch();
afterAll(() => scratch.remove());

it("reads a WebP in a page, pixel for pixel", { timeout: 120_000 }, async (context) => {
  if (browserPath === undefined) return context.skip(noBrowser);
  const site = join(scratch.path, "site");
  await buildSite(join(import.meta.dirname, "webp/page.ts"), site);
  const picture = join(root, "packages/data/test/pictures/color-lossless.webp");
  await cp(picture, join(site, "picture.webp"));
  const { pixels, error } = JSON.parse(await openPage(site));
  expect(error).toBeUndefined();
  const formula = Array.from({ length: 24 * 16 }, (_, i) => [
    10 * (i % 24),
    15 * Math.floor(i / 24),
    128,
  ]);
  expect(pixels).toEqual(formula.flat());
});
