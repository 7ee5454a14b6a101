/**
 * Compares the training step with the same step on GAN Lab's engine, in one page, by turns:
 * `npx tsx bench/gan-lab.ts [width] [iterations] [rounds]`. The method is in docs/playground.md.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchChromium } from "@gan/test-utils/chromium";
import { build } from "vite";
import { serve } from "../test/support/serve.ts";
import type { Play } from "./page.ts";

const [width = 64, iterations = 200, rounds = 5] = process.argv.slice(2).map(Number);
// A loss is read every 50; what is left unread would run in the other engine's turn.
if (iterations % 50 !== 0) throw new Error(`Give a multiple of 50 iterations, not ${iterations}.`);

async function compare(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "gan-lab-"));
  await build({
    root: import.meta.dirname,
    base: "./",
    configFile: false,
    logLevel: "error",
    build: { outDir: folder, emptyOutDir: true, target: "es2022" },
  });
  const site = await serve(folder);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    page.on("pageerror", (error) => console.error(error.message));
    await page.goto(site.address);
    await page.waitForFunction(() => document.title === "ready");
    const rates: Record<"createOurs" | "createOld", number[]> = { createOurs: [], createOld: [] };
    const names = ["createOurs", "createOld"] as const;
    for (let round = 0; round <= rounds; round++) {
      for (const name of round % 2 === 0 ? names : names.toReversed()) {
        const { rate, loss } = await page.evaluate(
          async ({ name, width, iterations }) => {
            const made = globalThis as unknown as Record<string, unknown>;
            const create = made[name] as (width: number) => Promise<Play>;
            made[`${name}/play`] ??= await create(width);
            return (made[`${name}/play`] as Play)(iterations);
          },
          { name, width, iterations },
        );
        // The first round compiles shaders.
        if (round > 0) rates[name].push(rate);
        console.log(
          `round ${round} ${name} ${rate.toFixed(1)} iterations/s, loss of D ${loss.toFixed(3)}`,
        );
      }
    }
    const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
    const [ours, old] = [median(rates.createOurs), median(rates.createOld)];
    console.log(
      `width ${width}, batch 150, webgl: @gan/core ${ours.toFixed(1)}, tfjs-core 0.12 ${old.toFixed(1)} iterations/s (medians of ${rounds}): ${(ours / old).toFixed(2)} times`,
    );
  } finally {
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  }
}

void compare();
