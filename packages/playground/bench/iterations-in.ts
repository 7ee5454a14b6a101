import type { Page } from "playwright-core";

/** Iterations a second of a page's game, over so many seconds; of two side by side, the first one's. */
export async function iterationsIn(page: Page, seconds: number): Promise<number> {
  const element = page.locator("gan-playground");
  const look = () =>
    element.evaluate((it) => [
      (it as unknown as { iteration: number }).iteration,
      performance.now(),
    ]) as Promise<[number, number]>;
  const [from, began] = await look();
  await page.waitForTimeout(1000 * seconds);
  const [to, ended] = await look();
  return (1000 * (to - from)) / (ended - began);
}
