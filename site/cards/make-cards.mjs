/**
 * Makes the pictures of the cards from the pages themselves, after `pnpm site`: `pnpm --filter ./site cards [site]`. They are committed, so
 * that the site is built without a browser.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { launchChromium } from "@gan/test-utils/chromium";
import { serve } from "../../packages/playground/test/support/serve.ts";
import { CARD } from "./cards.mjs";
import { fewColors } from "./few-colors.mjs";

const site = resolve(process.argv[2] ?? join(import.meta.dirname, "../dist"));
const served = await serve(site);
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });

  await page.goto(`${served.address}playground/index.html#game=ring&seed=1&step=1000`);
  const toggle = page.locator(".legend input").first();
  await toggle.uncheck();
  await page.waitForFunction(() => document.querySelector("gan-playground").iteration >= 1000);
  await page.waitForTimeout(1_000);
  const ring = await page.locator(".figure canvas").screenshot();
  await makeCard(
    "playground",
    "The playground",
    "Adversarial nets that train in a browser tab, with every part of the game to see and to touch.",
    ring,
  );

  await page.goto(`${served.address}article/index.html`);
  const plot = await page.locator("#figure-figure-one .plot > svg").screenshot();
  await makeCard(
    "article",
    "Generative Adversarial Nets, alive",
    "The paper of 2014, section by section, in figures that can be played with.",
    plot,
  );

  const digits = readFileSync(join(import.meta.dirname, "../../docs/images/mnist-conditional.png"));
  await makeCard(
    "front",
    "Generative Adversarial Nets as living software",
    "The paper of 2014 in TypeScript, on TensorFlow.js: to train, to measure, to understand.",
    digits,
  );
} finally {
  await browser.close();
  await served.close();
}

/** Puts words beside a picture. */
async function makeCard(name, title, line, picture) {
  const page = await browser.newPage({ viewport: CARD });
  await page.setContent(`
    <style>
      body { margin: 0; height: ${CARD.height}px; display: grid; grid-template-columns: 1fr 590px; align-items: center;
        background: #fffefb; color: #1b1d21; font: 30px/1.35 "Liberation Sans", sans-serif; }
      div { padding: 0 30px 0 56px; }
      h1 { margin: 0 0 22px; font: 600 56px/1.12 "Liberation Serif", serif; }
      p { margin: 0 0 30px; color: #5b5f66; }
      b { color: #0068a8; font-weight: 600; }
      figure { margin: 0; padding-right: 40px; text-align: center; }
      img { width: 540px; }
    </style>
    <div><h1>${title}</h1><p>${line}</p><b>@gan</b></div>
    <figure><img src="data:image/png;base64,${picture.toString("base64")}"></figure>`);
  await page.locator("img").evaluate((image) => image.decode());
  writeFileSync(join(import.meta.dirname, `${name}.png`), fewColors(await page.screenshot()));
  await page.close();
}
