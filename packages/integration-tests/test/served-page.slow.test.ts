import { browserPath, launchBrowser, noBrowser } from "@gan/test-utils/browser";
import { expect, it } from "vitest";
import { servePage } from "../../cli/src/serve-page.ts";
import { buildPage } from "../../playground/test/support/build-page.ts";
import { openPlayground } from "../../playground/test/support/open-playground.ts";

it("the playground works under what `gan play` lets it load", {
  timeout: 120_000,
}, async (context) => {
  if (!browserPath) context.skip(noBrowser);
  const built = await buildPage();
  const served = await servePage(built.folder, 0);
  const browser = await launchBrowser();
  try {
    for (const hash of ["", "#game=digits"]) {
      const opened = await openPlayground(browser, served.address + hash);
      await opened.click("Play");
      await opened.reach(20);
      expect(opened.complaints).toEqual([]);
      await opened.context.close();
    }
  } finally {
    await browser.close();
    await served.close();
    await built.remove();
  }
});
