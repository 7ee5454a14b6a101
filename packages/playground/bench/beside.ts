/**
 * Times two games side by side against each of them alone: `pnpm bench:beside [seconds] [turns]`.
 */
import { launchChromium } from "@gan/test-utils/chromium";
import { buildPage } from "../test/support/build-page.ts";
import { serve } from "../test/support/serve.ts";
import { speedOf } from "./speed-of.ts";

const [seconds = 5, turns = 3] = process.argv.slice(2).map(Number);
const pairs = [
  ["ring", "game=ring&seed=1", "seed=2"],
  ["digits", "game=digits&seed=1", "seed=2"],
  ["figure-1", "game=figure-1", "seed=4"],
] as const;

async function main(): Promise<void> {
  const { folder, remove } = await buildPage();
  const site = await serve(folder);
  const browser = await launchChromium();
  const speed = (hash: string) => speedOf(browser, `${site.address}#${hash}`, { seconds });
  try {
    for (const [name, alone, beside] of pairs) {
      for (let turn = 0; turn < turns; turn++) {
        const one = await speed(alone);
        const both = await speed(`${alone}&beside=${beside}`);
        const share = Math.round((100 * both) / one);
        console.log(
          `${name}: ${one.toFixed(1)}/s alone, ${both.toFixed(1)}/s each of two, ${share} %`,
        );
      }
    }
  } finally {
    await browser.close();
    await site.close();
    await remove();
  }
}

void main();
