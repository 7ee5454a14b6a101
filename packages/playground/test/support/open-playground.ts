import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import type { GanPlayground } from "../../src/index.ts";

/** A page with a playground in a browser profile of its own, and what it said on the console. */
export interface OpenPlayground {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors and warnings of page and worker. */
  readonly complaints: string[];
  iteration(): Promise<number>;
  /** SHA-256 of the checkpoint of the game as it stands. */
  digest(): Promise<string>;
  state(): Promise<Uint8Array>;
  click(name: string): Promise<void>;
  /** Types into a field in place of what it has, and Enter. */
  type(field: Locator, text: string): Promise<void>;
  /** Waits until the game is at an iteration or beyond. */
  reach(iteration: number, timeout?: number): Promise<void>;
  /** Plays on, or goes back, to exactly this iteration. */
  goTo(iteration: number): Promise<void>;
  /** What a part of the page says. */
  text(selector: string): Promise<string>;
  /** Waits until the worker has carried out all it was told. */
  settle(): Promise<void>;
}

export interface OpenOptions {
  readonly theme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
}

/** Opens an address of the page and waits until its game is there. */
export async function openPlayground(
  browser: Browser,
  address: string,
  { theme = "light", width = 1280, height = 860 }: OpenOptions = {},
): Promise<OpenPlayground> {
  const viewport = { width, height };
  const context = await browser.newContext({
    ...{ viewport, colorScheme: theme, acceptDownloads: true },
    // What it fetches for later would come between what is counted and watched here.
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    const text = message.text();
    // What a page says that is open for long enough to be kept.
    if (text.includes("Service Worker registration blocked by Playwright")) return;
    if (["error", "warning"].includes(message.type())) complaints.push(text);
  });
  page.on("pageerror", ({ message }) => complaints.push(message));
  await page.goto(address);
  await waitForGame(page);
  const element = page.locator("gan-playground");
  const settle = async () => {
    await element.evaluate(async (it) => {
      await (it as GanPlayground).state();
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
  };
  // What the address asks for may take a while after the game is there.
  await settle();
  return {
    ...{ page, context, complaints, settle },
    iteration: () => element.evaluate((it) => (it as GanPlayground).iteration),
    digest: () =>
      element.evaluate(async (it) => {
        const bytes = await (it as GanPlayground).state();
        const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
        return [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, "0")).join("");
      }),
    async state() {
      const text = await element.evaluate(async (it) => {
        const bytes = await (it as GanPlayground).state();
        let binary = "";
        for (let i = 0; i < bytes.length; i += 8192) {
          binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
        }
        return btoa(binary);
      });
      return new Uint8Array(Buffer.from(text, "base64"));
    },
    async click(name) {
      await page.getByRole("button", { name, exact: true }).click();
      await settle();
    },
    async type(field, text) {
      // By keys: after a value that a script has set, Firefox takes Enter for no change.
      await field.press("ControlOrMeta+a");
      await field.pressSequentially(text);
      await field.press("Enter");
      await settle();
    },
    async reach(iteration, timeout = 120_000) {
      await page.waitForFunction(
        (wanted) => document.querySelector<GanPlayground>("gan-playground")!.iteration >= wanted,
        iteration,
        { timeout, polling: 50 },
      );
    },
    async goTo(iteration) {
      await element.evaluate((it, to) => (it as GanPlayground).goTo(to), iteration);
      await settle();
    },
    // biome-ignore lint/performance/useDomNodeTextContent: Playwright's, which gives what is seen.
    text: (selector) => page.locator(selector).first().innerText(),
  };
}

/** Waits until a page's game can be played. */
export async function waitForGame(page: Page): Promise<void> {
  await page.locator("button.play:not([disabled])").waitFor({ timeout: 60_000 });
}
