import { browserPath, launchBrowser, noBrowser } from "@gan/test-utils/browser";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, inject } from "vitest";
import { type OpenOptions, type OpenPlayground, openPlayground } from "./open-playground.ts";
import { type Site, serve } from "./serve.ts";

/** The built page, served, and a browser to open it in; each test's pages are closed after it. */
export interface PageUnderTest {
  readonly site: Site;
  readonly browser: Browser;
  open(hash?: string, options?: OpenOptions): Promise<OpenPlayground>;
}

/** Serves the built page for the tests of a file, which are skipped where there is no browser. */
export function usePage(): PageUnderTest {
  let site: Site;
  let browser: Browser;
  let opened: OpenPlayground[] = [];

  beforeAll(async () => {
    if (!browserPath) return;
    site = await serve(inject("page"));
    browser = await launchBrowser();
  }, 120_000);

  beforeEach((context) => {
    if (!browserPath) context.skip(noBrowser);
    return async () => {
      for (const { context } of opened) await context.close();
      opened = [];
    };
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  return {
    get site() {
      return site;
    },
    get browser() {
      return browser;
    },
    async open(hash = "", options = {}) {
      const page = await openPlayground(browser, site.address + (hash && `#${hash}`), options);
      opened.push(page);
      return page;
    },
  };
}
