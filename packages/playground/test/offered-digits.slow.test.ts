import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { expect, inject, it } from "vitest";
import type { GanPlayground } from "../src/index.ts";
import { fewDigits } from "./support/few-digits.ts";
import { waitForGame } from "./support/open-playground.ts";
import { seriousOn } from "./support/serious.ts";
import { serve } from "./support/serve.ts";
import { usePage } from "./support/setup.ts";

const page = usePage();
const images = "mnist-2000/train-images-idx3-ubyte.gz";

const iterationOf = (tab: Page) =>
  tab.locator("gan-playground").evaluate((it) => (it as GanPlayground).iteration);

async function iterate(tab: Page): Promise<void> {
  const before = await iterationOf(tab);
  await tab.getByRole("button", { name: "One iteration", exact: true }).click();
  await expect.poll(() => iterationOf(tab)).toBe(before + 1);
}

it("fetches 2,000 real digits for a click, trains on them, and needs no network for them again", {
  timeout: 180_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), "gan-digits-"));
  const files = fewDigits();
  const put = async (path: string, bytes: Uint8Array | string) => {
    await mkdir(dirname(join(folder, "data", path)), { recursive: true });
    await writeFile(join(folder, "data", path), bytes);
  };
  await cp(inject("page"), folder, { recursive: true });
  for (const [path, bytes] of files) await put(path, bytes);
  const site = await serve(folder);
  const context = await page.browser.newContext();
  const tab = await context.newPage();
  const chip = tab.locator(".stage .chip[aria-pressed=true]");
  const offer = tab.locator(".notices .offer");
  const problem = tab.locator(".notices .problem");
  const take = async () => {
    const button = offer.getByRole("button", { name: "2,000 real digits" });
    await button.focus();
    await tab.keyboard.press("Enter");
  };
  try {
    await tab.goto(`${site.address}#game=digits&width=0.2&engine=wasm`);
    await waitForGame(tab);
    await iterate(tab);
    await tab.evaluate(async () => void (await navigator.serviceWorker.ready));
    await tab.getByRole("button", { name: "MNIST", exact: true }).click();
    await offer.waitFor();
    const bytes =
      files.get(images)!.length +
      files.get(images.replace(/images.*/, "labels-idx1-ubyte.gz"))!.length;
    expect(await offer.textContent()).toContain(`${Math.round(bytes / 1000)} kB`);
    expect(await offer.getByRole("link").getAttribute("href")).toMatch(/by-sa\/3\.0/);

    for (const colorScheme of ["light", "dark"] as const) {
      await tab.emulateMedia({ colorScheme });
      expect(await seriousOn(tab), colorScheme).toEqual([]);
    }

    const spoilt: [string, Uint8Array | string][] = [
      ["cut short", files.get(images)!.subarray(0, -9)],
      ["a page for everything", "<!doctype html><title>Welcome</title>"],
    ];
    for (const [what, content] of spoilt) {
      await put(images, content);
      await take();
      await problem.waitFor();
      expect(await problem.textContent(), what).toMatch(
        /train-images-idx3-ubyte.gz came cut short, or is another file.*Try again/,
      );
      expect([await chip.textContent(), await iterationOf(tab)], what).toEqual([
        expect.stringContaining("Digits"),
        1,
      ]);
      await tab.getByRole("button", { name: "MNIST", exact: true }).click();
      await offer.waitFor();
    }
    await put(images, files.get(images)!);
    // The network ends between the offer and its files.
    await tab.route(`**/${images}`, (route) => route.abort());
    await take();
    await problem.waitFor();
    expect(await problem.textContent()).toMatch(/could not be downloaded.*Look at the connection/);
    await tab.unroute(`**/${images}`);
    await tab.getByRole("button", { name: "MNIST", exact: true }).click();
    await offer.waitFor();
    await take();
    await chip.getByText("2,000 real digits").waitFor();
    expect(await tab.locator(".bench").textContent()).toContain("1,600 examples");
    expect(await tab.locator(".files").textContent()).toMatch(/400 are held out/);
    await iterate(tab);
    await expect.poll(() => tab.url()).toContain("#game=mnist-2000&engine=wasm&step=1");

    // What was loaded stays, whatever is offered now.
    await put("sets.json", '{ "sets": [] }');
    site.served.length = 0;
    await tab.reload();
    await waitForGame(tab);
    await chip.getByText("2,000 real digits").waitFor();
    await expect.poll(() => iterationOf(tab)).toBe(1);
    await site.close();
    await tab.goto("about:blank");
    await tab.goto(`${site.address}#game=mnist-2000&width=0.2`);
    await waitForGame(tab);
    await chip.getByText("2,000 real digits").waitFor();
    await iterate(tab);
    const asked = site.served.map(({ file }) => file).filter((file) => file.includes("2000"));
    expect(asked, "the files come once").toEqual([]);
  } finally {
    await context.close();
    await rm(folder, { recursive: true });
  }
});

it("says what is missing where an address has real digits and nobody serves them", async () => {
  const open = await page.open("game=mnist-2000&width=0.2");
  expect(await open.text(".notices .problem")).toMatch(
    /mnist-2000 was not found\. The server of this page offers no digits\. Drop MNIST's four files/,
  );
});
