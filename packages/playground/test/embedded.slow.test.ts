import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { browserPath, launchBrowser, noBrowser } from "@gan/test-utils/browser";
import { afterAll, expect, it } from "vitest";
import { openPlayground } from "./support/open-playground.ts";
import { serve } from "./support/serve.ts";

const example = join(import.meta.dirname, "../../../examples/browser");
let folder = "";

afterAll(() => rm(folder, { recursive: true, force: true }));

it("trains in a page of one's own, through its bundler", { timeout: 120_000 }, async (context) => {
  if (!browserPath) context.skip(noBrowser);
  folder = await mkdtemp(join(tmpdir(), "gan-example-"));
  const vite = join(example, "node_modules/vite/bin/vite.js");
  const args = [vite, "build", "--outDir", folder, "--emptyOutDir", "--logLevel", "error"];
  await promisify(execFile)(process.execPath, args, { cwd: example });
  const site = await serve(folder);
  const browser = await launchBrowser();
  try {
    const { complaints, click, iteration, text } = await openPlayground(browser, site.address);
    await click("One iteration");
    expect(await iteration()).toBe(1);
    expect(await text("#at")).toBe("Iteration 1.");
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
    await site.close();
  }
});
