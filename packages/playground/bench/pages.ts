/**
 * Times games in another build of the page, in the page as it is now, and in the same where it is cross-origin isolated, by turns:
 * `pnpm bench:pages <folder of the other page> [engine] [seconds] [turns] [game…]`. The other may come from another commit's worktree, where
 * `pnpm build` has made `dist/page`.
 */
import { launchChromium } from "@gan/test-utils/chromium";
import { buildPage } from "../test/support/build-page.ts";
import { serve } from "../test/support/serve.ts";
import { hashOf, hasMnist, speedOf } from "./speed-of.ts";

const [other, engine = "wasm", seconds = "5", turns = "5", ...asked] = process.argv.slice(2);
const all = ["figure-1", "ring", "grid", "digits", ...(hasMnist ? ["mnist"] : [])];

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;

async function main(): Promise<void> {
  const { folder, remove } = await buildPage();
  const isolated = { isIsolated: true };
  const sites = [await serve(other!), await serve(folder), await serve(folder, isolated)];
  const browser = await launchChromium();
  try {
    for (const game of asked.length > 0 ? asked : all) {
      const rounds: number[][] = [];
      for (let turn = 0; turn < Number(turns); turn++) {
        const speeds: number[] = [];
        for (const { address } of sites) {
          const options = { seconds: Number(seconds), isMnist: game === "mnist" };
          speeds.push(await speedOf(browser, `${address}${hashOf(game, engine)}`, options));
        }
        rounds.push(speeds);
      }
      const speed = (site: number) => median(rounds.map((each) => each[site]!)).toFixed(1);
      const times = (site: number) =>
        median(rounds.map((each) => each[site]! / each[0]!)).toFixed(2);
      console.log(
        `${game}: ${speed(0)}/s, now ${speed(1)}/s (${times(1)} times), isolated ${speed(2)}/s (${times(2)} times)`,
      );
    }
  } finally {
    await browser.close();
    for (const site of sites) await site.close();
    await remove();
  }
}

void main();
