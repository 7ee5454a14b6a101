import { expect, it } from "vitest";
import type { OpenPlayground } from "./support/open-playground.ts";
import { seriousOn } from "./support/serious.ts";
import { usePage } from "./support/setup.ts";

const page = usePage();
const small = "game=digits&width=0.1&batchSize=20";

/** What a canvas shows. */
const shownOn = ({ page: tab }: OpenPlayground, name: string) =>
  tab.locator(`canvas[data-${name}]`).evaluate((it) => (it as HTMLCanvasElement).toDataURL());

it("shows D's answer to each sample, what D looks at, and a map of z, and trains as without", {
  timeout: 120_000,
}, async () => {
  const open = await page.open(`${small}&step=2`, { height: 2400 });
  const { page: tab, click, text, reach, iteration, digest } = open;
  const before = await digest();
  const sample = tab.locator(".samples .sample").nth(11);
  await sample.hover();
  const answer = await sample.getAttribute("data-answer");
  expect(answer).toMatch(/^\d+ %$/);
  const shown = await sample.evaluate((it) => getComputedStyle(it, "::after").content);
  // Firefox tells where the text comes from.
  expect([`"${answer}"`, "attr(data-answer)"]).toContain(shown);
  await sample.focus();
  expect(await sample.getAttribute("aria-label")).toBe(`Sample 12, D(x) ${answer}`);

  await sample.click();
  await click("Show it");
  await tab.locator("canvas[data-slope]").waitFor();
  expect(await text(".attended")).toContain(`Sample 12 · D(x) ${answer}`);
  const ofSample = await shownOn(open, "slope");
  await click("Real example 3");
  await tab.getByText("Real example 3 ·").waitFor();
  expect(await shownOn(open, "slope")).not.toBe(ofSample);

  await click("Open the map");
  const large = () => shownOn(open, "pointed");
  await tab.getByText("along the one direction").waitFor();
  await tab.getByRole("application", { name: "Map of z" }).focus();
  const [map, pointed] = [await shownOn(open, "map"), await large()];
  await tab.keyboard.press("ArrowUp");
  await tab.getByText("along the one direction, 1.7 along the other").waitFor();
  expect(await large()).not.toBe(pointed);
  expect(await digest(), "looking changes nothing").toBe(before);
  await click("One iteration");
  await expect.poll(() => shownOn(open, "map"), { message: "the map follows" }).not.toBe(map);
  expect(await seriousOn(tab)).toEqual([]);

  await tab.setViewportSize({ width: 390, height: 700 });
  await tab.evaluate(() => scrollTo(0, 0));
  await open.settle();
  const unseen = await shownOn(open, "pointed");
  await click("One iteration");
  expect(await shownOn(open, "pointed"), "nothing is computed that nobody sees").toBe(unseen);
  await tab.locator("canvas[data-map]").scrollIntoViewIfNeeded();
  await expect.poll(large).not.toBe(unseen);

  await click("Play");
  await reach(12);
  await click("Pause");
  const at = await iteration();
  const other = await page.open(`${small}&step=${at}`);
  expect(await digest()).toBe(await other.digest());
  expect([...open.complaints, ...other.complaints]).toEqual([]);
});

it("draws where G puts a grid of z over the plane, and lengths of weights as curves, from right to left as well", {
  timeout: 120_000,
}, async () => {
  const open = await page.open("game=ring&width=0.1&lang=ar", { width: 390, theme: "dark" });
  const { page: tab } = open;
  const figure = () => shownOn(open, "figure");
  const without = await figure();
  await tab.getByRole("checkbox", { name: "شبكة في z" }).check();
  await expect.poll(figure).not.toBe(without);
  expect(await seriousOn(tab)).toEqual([]);
  await tab.getByRole("checkbox", { name: "شبكة في z" }).uncheck();
  await expect.poll(figure).toBe(without);

  await tab.locator(".curves input").check();
  const lengths = tab.locator("[data-chart=weights] canvas");
  const drawn = () => lengths.evaluate((it) => (it as HTMLCanvasElement).toDataURL());
  await lengths.waitFor();
  const empty = await drawn();
  await tab.locator("[data-chart=gradients]").scrollIntoViewIfNeeded();
  for (const step of [1, 2, 3]) await open.goTo(step);
  await expect.poll(drawn).not.toBe(empty);
});
