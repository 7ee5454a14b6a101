import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { browserPath, isFirefox, launchBrowser, noBrowser } from "@gan/test-utils/browser";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { watchMainThread } from "../../packages/playground/test/support/main-thread-tasks.ts";
import { type Site, serve } from "../../packages/playground/test/support/serve.ts";
import { figures } from "./figures/figures.ts";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const trained = figures.filter(({ task }) => task && task.kind !== "generator");
const fetched = figures.filter(({ task }) => task?.kind === "generator");
let folder: string;
let site: Site;
let browser: Browser;
let opened: Page[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  if (!browserPath) return;
  folder = await mkdtemp(join(tmpdir(), "gan-article-test-"));
  const flags = ["--import", "tsx", "--conditions=@gan/source"];
  const args = [...flags, "article/build-article.ts", folder];
  const building = execFile(process.execPath, args, { cwd: join(import.meta.dirname, "..") });
  building.stdin!.end("{}");
  await new Promise<void>((resolve, reject) => {
    building.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`exit ${code}`))));
  });
  site = await serve(folder);
  browser = await launchBrowser();
}, 240_000);

beforeEach((context) => {
  if (!browserPath) context.skip(noBrowser);
  site.served.length = 0;
  complaints.length = 0;
  return async () => {
    for (const page of opened) await page.context().close();
    opened = [];
  };
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  if (folder) await rm(folder, { recursive: true });
});

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.on("console", (message) => message.type() !== "log" && complaints.push(message.text()));
  page.on("pageerror", ({ message }) => complaints.push(message));
  await page.goto(`${site.address}index.html`);
  opened.push(page);
  return page;
}

const figureOf = (page: Page, name: string) => page.locator(`#figure-${name}`);
const said = (figure: Locator) => figure.locator(".said").textContent();
const picture = (figure: Locator) => figure.locator(".plot > svg").innerHTML();

it("has its text, formulas and pictures without JavaScript", async (context) => {
  if (isFirefox) context.skip("Debian's Firefox cannot be told to do without JavaScript");
  const page = await open({ javaScriptEnabled: false });
  expect(await page.locator("h2").count()).toBeGreaterThan(10);
  expect(await page.locator("math").count()).toBeGreaterThan(40);
  expect(await page.locator("math merror").count()).toBe(0);
  for (const { name, label } of figures) {
    const figure = figureOf(page, name);
    expect((await picture(figure)).length, name).toBeGreaterThan(500);
    const words = await figure.locator(".plot > svg").getAttribute("aria-label");
    expect(words).toBe(`${label} ${await said(figure)}`);
    expect(await figure.locator(".controls").isVisible(), name).toBe(false);
  }
  expect(complaints).toEqual([]);
});

it("asks for less than 650 kB, gzipped, until its first figure trains", async () => {
  const page = await open();
  await figureOf(page, "forger-and-detective")
    .getByText(/After \d+ turns?: the det/)
    .waitFor();
  const sizes = site.served.map(({ file, bytes }) => [file, gzipSync(bytes).length] as const);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  console.log(`first load: ${Math.round(total / 1000)} kB gzipped in ${sizes.length} files`);
  expect(total, sizes.map(([file, size]) => `${file} ${size}`).join("\n")).toBeLessThan(650_000);
  expect(sizes.filter(([file]) => /webg|generators/.test(file))).toEqual([]);
  const [main] = site.served.filter(({ file }) => /assets\/index-.*\.js$/.test(file));
  expect(new TextDecoder().decode(main!.bytes), "TensorFlow.js is the worker's").not.toMatch(
    /kernelName|tidy/,
  );
  expect(complaints).toEqual([]);
});

it("lets every figure that only computes follow its keys", async () => {
  const page = await open({ reducedMotion: "reduce" });
  for (const { name, task } of figures) {
    if (task) continue;
    const figure = figureOf(page, name);
    const input = figure.locator("input").first();
    await input.focus();
    const before = await picture(figure);
    const words = await said(figure);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => picture(figure), { message: name }).not.toBe(before);
    await expect.poll(() => said(figure), { message: name }).not.toBe(words);
  }
  const workers = site.served.filter(({ file }) => file.includes("worker"));
  expect(workers.length).toBe(isFirefox ? 1 : 0);
  expect(complaints).toEqual([]);
});

it("trains every figure that trains, from the keyboard, and only the one that is seen", {
  timeout: 120_000,
}, async () => {
  const page = await open({ reducedMotion: "reduce" });
  for (const { name } of trained) {
    const figure = figureOf(page, name);
    const before = await said(figure);
    const play = figure.locator("[data-play]");
    await play.focus();
    // Debian's Firefox is not to be told that motion is not wanted: there the first trains already.
    if ((await play.textContent()) === "Train") await page.keyboard.press("Enter");
    await expect.poll(() => said(figure), { message: name, timeout: 20_000 }).not.toBe(before);
    const training = page.locator("[data-training]");
    expect(await training.getAttribute("data-figure")).toBe(name);
  }
  if (!isFirefox) expect(page.workers().length, "one worker trains for all").toBe(1);
  // Where none of them is in sight, nothing trains.
  const last = figureOf(page, trained.at(-1)!.name);
  await figureOf(page, "one-point").scrollIntoViewIfNeeded();
  await expect.poll(() => page.locator("[data-training]").count()).toBe(0);
  await page.waitForTimeout(300);
  const left = await said(last);
  await page.waitForTimeout(500);
  expect(await said(last)).toBe(left);
  // The first was left to itself as soon as it was out of sight, and goes on when it comes back.
  const first = figureOf(page, trained[0]!.name);
  expect(await first.locator("[data-play]").textContent()).toBe("Pause");
  const resting = await said(first);
  await first.scrollIntoViewIfNeeded();
  await expect.poll(() => said(first), { timeout: 20_000 }).not.toBe(resting);
  expect(complaints).toEqual([]);
});

it("moves one player alone, begins anew, and takes settings while it trains", {
  timeout: 60_000,
}, async () => {
  const page = await open({ reducedMotion: "reduce" });
  const figure = figureOf(page, "figure-one");
  await figure.getByRole("button", { name: "From the start" }).click();
  const deviation = async () => Number(/best D by ([\d.]+)/.exec((await said(figure))!)?.[1]);
  await expect.poll(() => said(figure), { timeout: 20_000 }).toMatch(/^After 0 turns/);
  const before = await deviation();
  await figure.getByRole("button", { name: "100 updates of D" }).click();
  await expect.poll(() => said(figure), { timeout: 20_000 }).toMatch(/^After 20 turns/);
  expect(await deviation(), "D alone comes near the best D").toBeLessThan(before / 3);

  const ring = figureOf(page, "helvetica");
  await ring.locator("[data-play]").click();
  const turns = async () =>
    Number(/After ([\d,]+)/.exec((await said(ring))!)?.[1]?.replace(",", ""));
  await expect.poll(() => said(ring), { timeout: 20_000 }).toMatch(/After [1-9]\d? turn/);
  const at = await turns();
  await ring.locator("input").first().fill("1");
  await expect.poll(turns, { message: "it goes on", timeout: 20_000 }).toBeGreaterThan(at + 20);
  expect(complaints).toEqual([]);
});

it("fetches a generator when it is asked to, and says when it cannot", {
  timeout: 60_000,
}, async () => {
  const page = await open({ reducedMotion: "reduce" });
  for (const { name } of fetched) {
    const figure = figureOf(page, name);
    const input = figure.locator("input[type=range]").last();
    expect(await input.isDisabled()).toBe(true);
    await figure.locator("[data-fetch]").click();
    await expect.poll(() => input.isDisabled(), { timeout: 20_000 }).toBe(false);
    const before = await picture(figure);
    await input.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => picture(figure), { timeout: 20_000 }).not.toBe(before);
  }
  expect(complaints).toEqual([]);

  const offline = await open({ reducedMotion: "reduce" });
  await offline.context().route("**/generators/**", (route) => route.abort());
  const figure = figureOf(offline, fetched[0]!.name);
  await figure.locator("[data-fetch]").click();
  await expect.poll(() => said(figure), { timeout: 20_000 }).toMatch(/Look at the connection/);
  expect(await figure.locator("[data-fetch]").isEnabled()).toBe(true);
});

it("has nothing serious against it, light and dark, and keeps the colors that were chosen", {
  timeout: 60_000,
}, async () => {
  const page = await open({ colorScheme: "light", reducedMotion: "reduce" });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Dark" }).click();
  expect(await ground()).not.toBe(light);
  await page.reload();
  expect(await ground()).not.toBe(light);
  expect(await violationsOf(page, "color-contrast")).toEqual([]);
});

it("keeps to the window on a phone and on wide screens", async () => {
  const page = await open({ reducedMotion: "reduce" });
  for (const width of [390, 1024, 1440, 2560]) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, `${width} px`).toBeLessThanOrEqual(0);
  }
});

/** @param rule - The one to look for. @default all */
async function violationsOf(page: Page, rule?: string): Promise<string[]> {
  await page.evaluate(await readFile(axe, "utf8"));
  const options = rule ? { runOnly: [rule] } : {};
  const { violations } = await page.evaluate(
    (options) =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(
        options,
      ),
    options,
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" ")}`,
  );
}

/** As the playground: no task may take as long as a fixed loop timed beside it, some 50 ms on a fast machine. */
it("trains without a task on the page's own thread that a person would notice", {
  timeout: 60_000,
}, async (context) => {
  if (isFirefox) context.skip("only Chromium tells how long its tasks are");
  const page = await open();
  await figureOf(page, "forger-and-detective")
    .getByText(/After \d+ turns?: the det/)
    .waitFor();
  const { page: tasks, yardsticks } = await watchMainThread(page, 2);
  const yardstick = yardsticks.toSorted((a, b) => a - b)[0]!;
  expect(tasks.length).toBeGreaterThan(30);
  console.log(
    `longest task: ${Math.max(...tasks).toFixed(1)} ms, the loop ${yardstick.toFixed(1)}`,
  );
  expect(Math.max(...tasks) / yardstick, "in runs of the loop").toBeLessThan(1);
});
