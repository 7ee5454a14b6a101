/**
 * Times games in the page as it is built now against another build of it, by turns: `pnpm bench:pages <folder of the other page>
 * [engine] [seconds] [turns]`. The other may come from another commit's worktree, where `pnpm build` has made `dist/page`.
 */
import { launchChromium } from "@gan/test-utils/chromium";
import { buildPage } from "../test/support/build-page.ts";
import { openPlayground } from "../test/support/open-playground.ts";
import { serve } from "../test/support/serve.ts";
import { iterationsIn } from "./iterations-in.ts";

const [other, engine = "wasm", seconds = "5", turns = "5"] = process.argv.slice(2);
const games = ["figure-1", "ring", "grid", "digits"];

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;

async function main(): Promise<void> {
  const { folder, remove } = await buildPage();
  const sites = [await serve(other!), await serve(folder)];
  const browser = await launchChromium();
  const speedOf = async (address: string, game: string): Promise<number> => {
    const { page, context, click, reach } = await openPlayground(
      browser,
      `${address}#game=${game}&engine=${engine}`,
    );
    try {
      await click("Play");
      await reach(50);
      await page.waitForTimeout(1_500);
      return await iterationsIn(page, Number(seconds));
    } finally {
      await context.close();
    }
  };
  try {
    for (const game of games) {
      const pairs: [other: number, own: number][] = [];
      for (let turn = 0; turn < Number(turns); turn++) {
        pairs.push([
          await speedOf(sites[0]!.address, game),
          await speedOf(sites[1]!.address, game),
        ]);
      }
      const [before, now] = [0, 1].map((i) => median(pairs.map((pair) => pair[i]!)));
      const ratio = median(pairs.map(([a, b]) => b / a));
      console.log(
        `${game}: ${before!.toFixed(1)}/s, now ${now!.toFixed(1)}/s, ${ratio.toFixed(2)} times`,
      );
    }
  } finally {
    await browser.close();
    for (const site of sites) await site.close();
    await remove();
  }
}

void main();
