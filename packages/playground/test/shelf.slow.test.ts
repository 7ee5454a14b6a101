import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { waitForGame } from "./support/open-playground.ts";
import { seriousOn } from "./support/serious.ts";
import { usePage } from "./support/setup.ts";

const page = usePage();
const small = "game=ring&width=0.1&batchSize=20";

async function openShelf(tab: Page): Promise<void> {
  await tab.locator(".saving summary").click();
  await tab.getByRole("button", { name: "Shelf of runs …" }).click();
  await tab.getByRole("dialog").waitFor();
}

async function put(tab: Page, name: string): Promise<void> {
  await tab.locator(".shelf .put input").fill(name);
  await tab.getByRole("button", { name: "Put this run on it" }).click();
  await tab.getByText(`“${name}” is on the shelf.`).waitFor();
}

/** Names the first run anew, by keys: after a value that a script has set, Firefox takes Enter for no change. */
async function rename(tab: Page, name: string): Promise<void> {
  // A tab that is not seen draws nothing.
  await tab.bringToFront();
  const field = tab.locator(".shelf input.name").first();
  await field.press("ControlOrMeta+a");
  await field.pressSequentially(name);
  await field.press("Enter");
}

it("keeps runs, lays their curves over one another, and gives them back as they were", {
  timeout: 120_000,
}, async () => {
  const open = await page.open(`${small}&seed=1&step=20`);
  const { page: tab } = open;
  const first = await open.digest();
  await openShelf(tab);
  await put(tab, "first");
  await tab.keyboard.press("Escape");
  await tab.getByRole("dialog").waitFor({ state: "detached" });

  const other = await open.context.newPage();
  await other.goto(`${page.site.address}#${small}&seed=2&step=30`);
  await waitForGame(other);
  // Firefox tells a page that is turned to that it has the focus, and the shelf then looks what others have done.
  await other.evaluate(() =>
    addEventListener("focus", (event) => event.stopImmediatePropagation(), true),
  );
  await openShelf(other);
  await other.locator(".shelf li").waitFor();
  await put(other, "second");
  await other.getByRole("checkbox", { name: "Show the curve of first" }).check();
  expect(await other.locator(".shelf .differs span").allTextContents()).toEqual([
    ...["Seed 1", "Seed 2"],
  ]);
  const chart = other.getByRole("slider", { name: "Where values are read" });
  await chart.focus();
  await other.keyboard.press("End");
  const atEnd = /^iteration 30: first –; second −?\d\.\d{3}$/;
  await expect.poll(() => chart.getAttribute("aria-valuetext")).toMatch(atEnd);
  await other.keyboard.press("Home");
  const atHome = /^iteration 10: first −?\d\.\d{3}; second −?\d\.\d{3}$/;
  await expect.poll(() => chart.getAttribute("aria-valuetext")).toMatch(atHome);
  expect(await seriousOn(other)).toEqual([]);

  // The first tab renames; the second, which has not seen it, changes nothing.
  await tab.bringToFront();
  await openShelf(tab);
  const names = (of: Page) =>
    of
      .locator(".shelf input.name")
      .evaluateAll((all) => all.map((it) => (it as HTMLInputElement).value));
  await rename(tab, "mine");
  await tab.getByRole("checkbox", { name: "Show the curve of mine" }).waitFor();
  await rename(other, "theirs");
  await other.getByText("another tab has renamed this run to “mine”").waitFor();
  expect(await names(other)).toEqual(["mine", "second"]);

  await other.getByRole("button", { name: "Remove mine" }).click();
  await expect.poll(() => names(other)).toEqual(["second"]);
  await other.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => names(other)).toEqual(["mine", "second"]);
  await other.close();

  await tab.bringToFront();
  await open.goTo(25);
  const later = await open.digest();
  await tab.getByRole("button", { name: "Open mine" }).click();
  await tab.getByText("“Ring” was left at iteration 25.").waitFor();
  expect(await open.iteration()).toBe(20);
  expect(await open.digest(), "the run that was put there").toBe(first);
  await open.click("Undo");
  expect(await open.digest(), "the run that was left for it").toBe(later);
  expect(open.complaints).toEqual([]);
});

it("says so where the browser keeps nothing, and trains on", { timeout: 60_000 }, async () => {
  const context = await page.browser.newContext({ serviceWorkers: "block" });
  const tab = await context.newPage();
  await tab.route("**/worker*.js", async (route) => {
    const answer = await route.fetch();
    const deny =
      "StorageManager.prototype.getDirectory = () => Promise.reject(new Error('denied'));";
    await route.fulfill({ response: answer, body: `${deny}\n${await answer.text()}` });
  });
  await tab.goto(`${page.site.address}#${small}&seed=1&step=5`);
  await waitForGame(tab);
  await openShelf(tab);
  await tab.getByText("no room for a shelf. Training goes on.").waitFor();
  await tab.keyboard.press("Escape");
  await tab.getByRole("button", { name: "One iteration" }).click();
  await tab.waitForFunction(() => document.querySelector("gan-playground")!.iteration === 6);
  await context.close();
});
