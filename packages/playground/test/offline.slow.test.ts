import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isFirefox } from "@gan/test-utils/browser";
import type { Page } from "playwright-core";
import { expect, inject, it } from "vitest";
import type { GanPlayground } from "../src/index.ts";
import { waitForGame } from "./support/open-playground.ts";
import { serve } from "./support/serve.ts";
import { usePage } from "./support/setup.ts";

const page = usePage();

/** Opens a page that may keep its files, and waits until it has. */
async function visit(tab: Page, address: string): Promise<void> {
  await tab.goto(address);
  await tab.evaluate(async () => void (await navigator.serviceWorker.ready));
}

const iterate = async (tab: Page) => {
  await waitForGame(tab);
  await tab.getByRole("button", { name: "One iteration", exact: true }).click();
  await tab.waitForFunction(
    () => document.querySelector<GanPlayground>("gan-playground")!.iteration > 0,
  );
};

it("opens without a network after one visit, every game, and in every language", {
  timeout: 180_000,
}, async () => {
  const site = await serve(inject("page"));
  const context = await page.browser.newContext();
  const tab = await context.newPage();
  try {
    await visit(tab, `${site.address}#game=ring&width=0.25`);
    await site.close();
    const shown: string[] = [];
    for (const game of ["figure-1", "ring", "grid", "two-moons", "swiss-roll", "drawn", "digits"]) {
      // A new document each time: the same address with another end would be the same one.
      await tab.goto("about:blank");
      await tab.goto(`${site.address}#game=${game}&width=0.25`);
      await iterate(tab);
      shown.push((await tab.locator(".stage .chip[aria-pressed=true]").textContent())!.trim());
    }
    expect(new Set(shown).size).toBe(shown.length);
    await tab.goto("about:blank");
    await tab.goto(`${site.address}index.html#game=ring&width=0.25&lang=de`);
    await tab.getByRole("heading", { name: "Algorithmus 1" }).waitFor();
  } finally {
    await context.close();
  }
});

it("opens what is served now where there is a network, whatever was kept", {
  timeout: 120_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), "gan-kept-"));
  await cp(inject("page"), folder, { recursive: true });
  const site = await serve(folder);
  const context = await page.browser.newContext();
  const tab = await context.newPage();
  try {
    await visit(tab, site.address);
    const index = join(folder, "index.html");
    const html = await readFile(index, "utf8");
    await writeFile(index, html.replace(/<title>.*<\/title>/, "<title>Another page</title>"));
    await tab.reload();
    expect(await tab.title()).toBe("Another page");
    await site.close();
    await tab.reload();
    expect(await tab.title()).not.toBe("Another page");
    await iterate(tab);
  } finally {
    await context.close();
    await rm(folder, { recursive: true });
  }
});

it("goes on where it was, bit for bit, in a tab whose process was killed in training", {
  timeout: 120_000,
}, async (context) => {
  if (isFirefox) context.skip("a tab is crashed through Chromium's protocol");
  const address = "game=ring&width=0.25&batchSize=50";
  const open = await page.open(address);
  await open.click("Play");
  await open.reach(100);
  const seen = await open.iteration();
  const kept = () =>
    open.page.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(
        "gan-playground",
      );
      const file = await (await folder.getFileHandle("ring.json")).getFile();
      return JSON.parse(await file.text()).iteration as number;
    });
  // Once a second, or less often where that takes long.
  await expect.poll(() => kept().catch(() => 0), { timeout: 60_000 }).toBeGreaterThan(seen);
  const crashed = open.page.waitForEvent("crash");
  const devtools = await open.context.newCDPSession(open.page);
  void devtools.send("Page.crash").catch(() => undefined);
  await crashed;

  const again = await open.context.newPage();
  await again.goto(page.site.address);
  await waitForGame(again);
  const element = again.locator("gan-playground");
  const stop = again.getByRole("button", { name: "Pause", exact: true });
  if (await stop.isVisible()) await stop.click();
  const [iteration, bytes] = await element.evaluate(async (it) => {
    const state = await (it as GanPlayground).state();
    return [(it as GanPlayground).iteration, [...state]] as const;
  });
  expect(iteration).toBeGreaterThanOrEqual(seen);
  const fresh = await page.open(address);
  await fresh.goTo(iteration);
  expect(Buffer.from(await fresh.state()).equals(Buffer.from(bytes))).toBe(true);
});
