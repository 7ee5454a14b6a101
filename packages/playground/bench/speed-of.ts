import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { openPlayground, waitForGame } from "../test/support/open-playground.ts";
import { iterationsIn } from "./iterations-in.ts";

const folder = process.env.GAN_DATA_DIR && join(process.env.GAN_DATA_DIR, "mnist");

/** MNIST's full nets can be played where `GAN_DATA_DIR` has its files. */
export const hasMnist = Boolean(folder);

/** Iterations a second of a game in a page, after the first few. `mnist` is offered its files. */
export async function speedOf(
  browser: Browser,
  address: string,
  { game, engine, seconds }: { game: string; engine: string; seconds: number },
): Promise<number> {
  const first = game === "mnist" ? "digits" : game;
  const opened = await openPlayground(browser, `${address}#game=${first}&engine=${engine}`);
  const { page, context, click, reach } = opened;
  try {
    if (game === "mnist") {
      const files = readdirSync(folder!).map((name) => join(folder!, name));
      await page.locator("input[type=file]").first().setInputFiles(files);
      await page.waitForFunction(() => location.hash.includes("mnist"));
      await waitForGame(page);
    }
    await click("Play");
    await reach(5);
    await page.waitForTimeout(1_500);
    return await iterationsIn(page, seconds);
  } finally {
    await context.close();
  }
}
