/**
 * Times pictures on WebAssembly in a page that is cross-origin isolated, as `gan play` serves it, against one that is not:
 * `pnpm bench:threads [seconds] [turns]`. MNIST's full nets where `GAN_DATA_DIR` has its files.
 */
import { launchChromium } from "@gan/test-utils/chromium";
import { buildPage } from "../test/support/build-page.ts";
import { serve } from "../test/support/serve.ts";
import { hashOf, hasMnist, speedOf } from "./speed-of.ts";

const [seconds = 5, turns = 3] = process.argv.slice(2).map(Number);

async function main(): Promise<void> {
  const { folder, remove } = await buildPage();
  const sites = [await serve(folder), await serve(folder, { isIsolated: true })];
  const browser = await launchChromium();
  const speed = (site: number, game: string) =>
    speedOf(browser, `${sites[site]!.address}${hashOf(game, "wasm")}`, {
      ...{ seconds, isMnist: game === "mnist" },
    });
  try {
    for (const game of hasMnist ? ["digits", "mnist"] : ["digits"]) {
      for (let turn = 0; turn < turns; turn++) {
        const [plain, isolated] = [await speed(0, game), await speed(1, game)];
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
