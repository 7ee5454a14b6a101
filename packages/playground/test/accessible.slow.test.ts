import { expect, it } from "vitest";
import { seriousOn } from "./support/serious.ts";
import { usePage } from "./support/setup.ts";

const page = usePage();

const views = ["figure-1", "ring", "drawn", "digits"];
const looks = [
  { theme: "light", width: 1440, height: 900 },
  { theme: "dark", width: 390, height: 844 },
] as const;

it.each(views.flatMap((game) => looks.map((look) => ({ game, ...look }))))(
  "has nothing serious against $game, $theme, $width px wide",
  { timeout: 120_000 },
  async ({ game, ...look }) => {
    const { page: tab, click, reach, settle } = await page.open(`game=${game}&width=0.25`, look);
    await click("Play");
    await reach(3);
    await click("Pause");
    await tab.getByText("More settings").click();
    await settle();
    expect(await seriousOn(tab)).toEqual([]);
  },
);

it("can be played from the keyboard alone", async () => {
  const { page: tab, reach, iteration, settle } = await page.open("game=ring&width=0.25");
  await tab.keyboard.press("Space");
  await reach(5);
  await tab.keyboard.press("Space");
  await settle();
  const stopped = await iteration();
  await tab.keyboard.press("ArrowRight");
  await settle();
  expect(await iteration()).toBe(stopped + 1);
  await tab.keyboard.press("ArrowLeft");
  await settle();
  expect(await iteration()).toBe(stopped);
  await tab.keyboard.press("1");
  await settle();
  expect(await tab.getByRole("button", { name: "A line" }).getAttribute("aria-pressed")).toBe(
    "true",
  );
});
