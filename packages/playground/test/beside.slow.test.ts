import { expect, it } from "vitest";
import type { GanPlayground } from "../src/index.ts";
import type { OpenPlayground } from "./support/open-playground.ts";
import { seriousOn } from "./support/serious.ts";
import { usePage } from "./support/setup.ts";

const page = usePage();
const small = "game=ring&width=0.1&batchSize=20&seed=1";

/** SHA-256 of one of two games. */
const digestOf = ({ page: tab }: OpenPlayground, side: "a" | "b") =>
  tab.locator("gan-playground").evaluate(async (it, of) => {
    const bytes = await (it as GanPlayground).state(of);
    const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
    return [...new Uint8Array(digest)].join();
  }, side);

/** Where both are, as the table of what differs has it, once they rest. */
async function places({ page: tab }: OpenPlayground): Promise<number[]> {
  const row = tab.locator('.differences tr:has(th:text-is("iteration"))');
  const read = async () =>
    (await row.locator("td").allTextContents()).map((text) => Number(text.replace(",", "")));
  await expect.poll(async () => new Set(await read()).size, { timeout: 30_000 }).toBe(1);
  return read();
}

it("plays two games with one clock, and a link restores both", { timeout: 120_000 }, async () => {
  const open = await page.open(`${small}&step=20&beside=generatorSteps=3;loss=minimax`);
  const { page: tab, click, text } = open;
  expect(await places(open)).toEqual([20, 20]);
  expect(await text(".differences .set")).toMatch(
    /Loss\s*non-saturating\s*minimax\s*Steps of G\s*1\s*3/,
  );
  await click("Play");
  await open.reach(60);
  await click("Pause");
  const [at] = await places(open);
  expect(at).toBeGreaterThanOrEqual(60);
  await click("Step back");
  expect(await places(open)).toEqual([at! - 1, at! - 1]);
  await click("One iteration");
  expect(await places(open)).toEqual([at, at]);
  const before = [await digestOf(open, "a"), await digestOf(open, "b")];
  expect(before[0]).not.toBe(before[1]);
  expect(await seriousOn(tab)).toEqual([]);

  await tab.waitForFunction((step) => location.hash.includes(`step=${step}`), at);
  const link = await tab.evaluate(() => location.hash.slice(1));
  expect(link).toContain("&beside=loss=minimax;generatorSteps=3");
  const other = await page.open(link);
  expect(await places(other)).toEqual([at, at]);
  expect([await digestOf(other, "a"), await digestOf(other, "b")]).toEqual(before);
  await other.page.evaluate((hash) => {
    location.hash = hash;
  }, `${small}&generatorSteps=3&loss=minimax&step=${at}`);
  await other.page.locator(".stage[data-side=b]").waitFor({ state: "detached" });
  await other.settle();
  expect(await digestOf(other, "a"), "the second is the game that it is alone").toBe(before[1]);
  expect([...open.complaints, ...other.complaints]).toEqual([]);

  await click("Reset");
  expect(await places(open)).toEqual([0, 0]);
  await click("Two games");
  expect(await tab.locator(".stage").count()).toBe(1);
  await tab.waitForFunction(() => !location.hash.includes("beside"));
});

it("puts a copy beside a game, whose settings are then its own", { timeout: 120_000 }, async () => {
  const open = await page.open(`${small}&step=10`);
  const { page: tab, click } = open;
  await click("Two games");
  await tab.getByText("Nothing yet").waitFor();
  expect(await places(open)).toEqual([10, 10]);
  expect(await digestOf(open, "b")).toBe(await digestOf(open, "a"));
  await tab.locator(".sides .tab").nth(1).click();
  await open.type(tab.getByLabel("Steps of D, k"), "4");
  await tab.locator(".differences .set", { hasText: "Steps of D, k14" }).waitFor();
  await tab.waitForFunction(() => location.hash.includes("beside=discriminatorSteps=4"));
  await tab.locator(".stage[data-side=b]").getByRole("button", { name: "Two moons" }).click();
  await tab.locator(".differences .set", { hasText: /Data\s*Ring\s*Two moons/ }).waitFor();
  expect(await places(open), "both begin anew").toEqual([0, 0]);
});
