import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { openPlayground, waitForGame } from "../test/support/open-playground.ts";
import { iterationsIn } from "./iterations-in.ts";

const folder = process.env.GAN_DATA_DIR && join(process.env.GAN_DATA_DIR, "mnist");

/** MNIST's full nets can be played where `GAN_DATA_DIR` has its files. */
export const hasMnist = Boolean(folder);

/** What to open for a game on an engine; `mnist` is then offered its files in the place of `digits`. */
export const hashOf = (game: string, engine: string) =>
  `#game=${game === "mnist" ? "digits" : game}&engine=${engine}`;

/** Iterations a second of the game at an address, after the first few. */
export async function speedOf(
  browser: Browser,
  address: string,
  { seconds, isMnist = false }: { seconds: number; isMnist?: boolean },
): Promise<number> {
  const { page, context, click, reach } = await openPlayground(browser, address);
  try {
    if (isMnist) {
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
