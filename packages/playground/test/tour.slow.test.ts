import { isFirefox } from "@gan/test-utils/browser";
import { expect, it } from "vitest";
import { seriousOn } from "./support/serious.ts";
import { usePage } from "./support/setup.ts";

const page = usePage();
const small = "width=0.1&batchSize=20&seed=1";

/** Where each stop is, by what is marked first. */
const order = [...[/story/, /figure/, /figure/], ...[/algorithm/, /curves/, /health/]];

it("leads from stop to stop by keys while the run goes on, and leaves it as it was", {
  timeout: 60_000,
}, async () => {
  const open = await page.open(`game=ring&${small}&step=30&tour`, { width: 390, height: 844 });
  const { page: tab } = open;
  const card = tab.locator(".tour");
  await card.waitFor();
  expect(await tab.evaluate(() => location.hash)).not.toContain("tour");
  const seen: string[] = [];
  for (const [at, of] of order.entries()) {
    await card.getByText(`${at + 1} of 6`).waitFor();
    seen.push((await card.locator("h2").textContent())!);
    const marked = tab.locator("[data-toured]").filter({ visible: true });
    const classes = await marked.evaluateAll((all) => all.map(({ className }) => className));
    expect(
      classes.some((name) => of.test(name)),
      `${classes}`,
    ).toBe(true);
    expect(await card.evaluate((it) => it.matches(":focus, :has(:focus)"))).toBe(true);
    if (at === 3) expect(await seriousOn(tab)).toEqual([]);
    await tab.keyboard.press("ArrowRight");
  }
  expect(new Set(seen).size).toBe(6);
  await tab.keyboard.press("ArrowLeft");
  await card.getByText("5 of 6").waitFor();
  await open.reach(31);
  await tab.keyboard.press("Escape");
  await card.waitFor({ state: "detached" });
  await open.settle();
  expect(await tab.locator("[data-toured]").count()).toBe(0);
  expect(await tab.locator("button.touring").evaluate((it) => it.matches(":focus"))).toBe(true);
  expect(await tab.locator("button.play").getAttribute("aria-label"), "it rests again").toBe(
    "Play",
  );
  expect(await open.text(".speed span")).toBe("Speed: full");
  expect(open.complaints).toEqual([]);
});

it("asks before the ring takes the place of another game, which comes back whole", {
  timeout: 60_000,
}, async () => {
  const open = await page.open(`game=two-moons&${small}&step=12`);
  const { page: tab, click } = open;
  await tab.emulateMedia({ reducedMotion: "reduce" });
  if (isFirefox) await tab.evaluate(wantStillness);
  const before = await open.digest();
  await click("Tour");
  await tab.getByText("“Two moons” is open, at iteration 12.").waitFor();
  await click("Not now");
  expect(await tab.locator(".tour").count()).toBe(0);
  expect(await open.digest()).toBe(before);
  await click("Tour");
  await click("Open the ring");
  await tab.locator(".tour").getByText("1 of 6").waitFor();
  expect(await open.iteration(), "nothing moves by itself where motion is not wanted").toBe(0);
  expect(await tab.locator(".tour progress").isVisible()).toBe(false);
  await click("End the tour");
  await click("Undo");
  expect(await open.digest()).toBe(before);
});

/** What WebDriver BiDi cannot tell a page. */
function wantStillness(): void {
  const real = window.matchMedia.bind(window);
  window.matchMedia = (query) => real(query.includes("reduced-motion") ? "all" : query);
}
