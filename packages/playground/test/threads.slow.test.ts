import { availableParallelism } from "node:os";
import { browserPath, isFirefox, launchBrowser, noBrowser } from "@gan/test-utils/browser";
import { expect, inject, it } from "vitest";
import { openPlayground, waitForGame } from "./support/open-playground.ts";
import { serve } from "./support/serve.ts";

it("shares large products out to other threads where the page is isolated, and only there", {
  timeout: 120_000,
}, async (context) => {
  if (!browserPath) context.skip(noBrowser);
  if (isFirefox) context.skip("Firefox does not come to the end of starting the engine's threads");
  const browser = await launchBrowser();
  try {
    for (const isIsolated of [false, true]) {
      const site = await serve(inject("page"), { isIsolated });
      const { page, context, goTo } = await openPlayground(browser, site.address);
      // Helpers sleep until they are told that there is a product.
      const watch = `let told = 0;
        const { notify } = Atomics;
        const channel = new BroadcastChannel("told");
        Atomics.notify = (array, ...rest) => {
          if (array.length < 1000) channel.postMessage(++told);
          return notify(array, ...rest);
        };`;
      await context.route(/assets\/worker-[^/]*\.js$/, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `${watch}\n${await response.text()}` });
      });
      await page.addInitScript(() => {
        new BroadcastChannel("told").onmessage = ({ data }) =>
          Object.assign(window, { told: data });
      });
      await page.goto(`${site.address}?watched#game=digits&engine=wasm`);
      await waitForGame(page);
      await goTo(20);
      const told = await page.evaluate(() => (window as { told?: number }).told ?? 0);
      if (isIsolated && availableParallelism() > 1) expect(told).toBeGreaterThan(20);
      else expect(told).toBe(0);
      await context.close();
      await site.close();
    }
  } finally {
    await browser.close();
  }
});

it("has threads for pictures where the page is isolated, one for points, and the same bits", {
  timeout: 120_000,
}, async (context) => {
  if (!browserPath) context.skip(noBrowser);
  const browser = await launchBrowser();
  const digests: Record<string, string[]> = { digits: [], ring: [] };
  const engines: Record<string, string[]> = {};
  try {
    for (const isIsolated of [false, true]) {
      const site = await serve(inject("page"), { isIsolated });
      for (const game of ["digits", "ring"]) {
        const address = `${site.address}#game=${game}&engine=wasm&seed=3`;
        const open = await openPlayground(browser, address);
        expect(await open.page.evaluate(() => crossOriginIsolated)).toBe(isIsolated);
        await open.goTo(3);
        digests[game]!.push(await open.digest());
        const files = site.served.map(({ file }) => file).filter((file) => file.endsWith(".wasm"));
        if (isIsolated) engines[game] = files.map((file) => file.replace(/-[^-]+\.wasm$/, ""));
        expect(open.complaints).toEqual([]);
        await open.context.close();
        site.served.length = 0;
      }
      // What is opened in place of what cannot be had waits for the engine that was on its way.
      const open = await openPlayground(browser, `${site.address}#game=mnist`);
      expect(await open.text("#engine-note")).toMatch(/^wasm/);
      await open.context.close();
      await site.close();
    }
  } finally {
    await browser.close();
  }
  for (const [plain, isolated] of Object.values(digests)) expect(isolated).toBe(plain);
  expect(engines).toEqual({
    // Firefox has them nowhere.
    digits: [`assets/tfjs-backend-wasm-${isFirefox ? "simd" : "threaded-simd"}`],
    ring: ["assets/tfjs-backend-wasm-simd"],
  });
});
