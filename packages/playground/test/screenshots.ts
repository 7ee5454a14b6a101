/**
 * Makes a picture of each view, light and dark, on a desktop and a phone, to be looked at before a release:
 * `pnpm screenshots [folder]`.
 */
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchChromium } from "@gan/test-utils/chromium";
import { buildPage } from "./support/build-page.ts";
import { openPlayground } from "./support/open-playground.ts";
import { serve } from "./support/serve.ts";

const [target = join(tmpdir(), "gan-screenshots")] = process.argv.slice(2);
/** Iterations after which there is something to see. */
const games = { "figure-1": 800, ring: 1500, digits: 3000 };
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

async function main(): Promise<void> {
  await mkdir(target, { recursive: true });
  const { folder, remove } = await buildPage();
  const site = await serve(folder);
  const browser = await launchChromium();
  try {
    for (const [game, iterations] of Object.entries(games)) {
      const { page, goTo, settle, context } = await openPlayground(
        browser,
        `${site.address}#game=${game}`,
      );
      await goTo(iterations);
      for (const [device, size] of Object.entries(sizes)) {
        await page.setViewportSize(size);
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          await settle();
          if (device === "phone") {
            // All of the page, with the bar at its foot.
            const height = await page.evaluate(() => document.documentElement.scrollHeight);
            await page.setViewportSize({ ...size, height });
          }
          // Charts follow four times a second.
          await page.waitForTimeout(600);
          const path = join(target, `${game}-${colorScheme}-${device}.png`);
          await page.screenshot({ path, fullPage: true });
          console.log(path);
        }
      }
      await context.close();
    }
  } finally {
    await browser.close();
    await site.close();
    await remove();
  }
}

void main();
