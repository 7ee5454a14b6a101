/**
 * Times pictures on WebAssembly in a page that is cross-origin isolated, as `gan play` serves it, against one that is not:
 * `pnpm bench:threads [seconds] [turns]`. MNIST's full nets where `GAN_DATA_DIR` has its files.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { launchChromium } from "@gan/test-utils/chromium";
import { buildPage } from "../test/support/build-page.ts";
import { openPlayground, waitForGame } from "../test/support/open-playground.ts";
import { serve } from "../test/support/serve.ts";
import { iterationsIn } from "./iterations-in.ts";

const [seconds = 5, turns = 3] = process.argv.slice(2).map(Number);
const root = process.env.GAN_DATA_DIR && join(process.env.GAN_DATA_DIR, "mnist");

async function main(): Promise<void> {
  const { folder, remove } = await buildPage();
  const sites = [await serve(folder), await serve(folder, { isIsolated: true })];
  const browser = await launchChromium();
  const speedOf = async (address: string, game: string): Promise<number> => {
    const open = await openPlayground(browser, `${address}#game=digits&engine=wasm`);
    const { page, context, click, reach } = open;
    try {
      if (game === "mnist") {
        const files = readdirSync(root!).map((name) => join(root!, name));
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
  };
  try {
    for (const game of root ? ["digits", "mnist"] : ["digits"]) {
      for (let turn = 0; turn < turns; turn++) {
        const [plain, isolated] = [
          await speedOf(sites[0]!.address, game),
          await speedOf(sites[1]!.address, game),
        ];
        const said = `${plain.toFixed(1)}/s, isolated ${isolated.toFixed(1)}/s`;
        console.log(`${game}: ${said}, ${(isolated / plain).toFixed(2)} times`);
      }
    }
  } finally {
    await browser.close();
    for (const site of sites) await site.close();
    await remove();
  }
}

void main();
