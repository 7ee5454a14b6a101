import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { encodePng } from "@gan/report";
import { isFirefox } from "@gan/test-utils/browser";
import { expect, it } from "vitest";
import type { GanPlayground } from "../src/index.ts";
import { type OpenPlayground, openPlayground, waitForGame } from "./support/open-playground.ts";
import { usePage } from "./support/setup.ts";

const page = usePage();
/** Small, so that it is quick. */
const small = "game=ring&width=0.25&batchSize=50";

/** Trains for so many iterations, and stops there. */
async function trainTo({ goTo, iteration }: OpenPlayground, to: number): Promise<void> {
  await goTo(to);
  expect(await iteration()).toBe(to);
}

const problem = ({ text }: OpenPlayground) => text(".notices .problem");
const note = ({ text }: OpenPlayground) => text(".notices .notice");
const title = ({ text }: OpenPlayground) => text(".stage .chip[aria-pressed=true]");

it("opens what comes nearest where an address cannot be opened, and says so", {
  timeout: 180_000,
}, async () => {
  const cases: [hash: string, opened: string, words: RegExp][] = [
    ["game=mnist", "Ring", /four files here.*Open instead: “Ring”/],
    ["game=ring&width=0.25&batchSize=1e9", "Ring", /batchSize is .*expected a whole number/],
    ["game=ring&noiseSize=1e9", "Ring", /noiseSize is .*at most 10,000/],
    [
      "game=digits&width=10&noiseSize=10000&batchSize=10000",
      "Digits",
      /about [\d,]+ MB.*1,?500 MB/,
    ],
    ["game=ring&constructor=1", "Ring", /constructor is "1", expected one of/],
  ];
  for (const [hash, opened, words] of cases) {
    const open = await page.open(hash);
    expect(await title(open), hash).toBe(opened);
    expect(await problem(open)).toMatch(words);
    await open.context.close();
  }
});

it("opens on an engine that is there where the address has one that is not", {
  timeout: 120_000,
}, async () => {
  // What it keeps would be served in the place of what is routed here.
  const context = await page.browser.newContext({ serviceWorkers: "block" });
  await context.addInitScript("delete Navigator.prototype.gpu");
  const tab = await context.newPage();
  await tab.route("**/worker*.js", async (route) => {
    const answer = await route.fetch();
    const body = `delete WorkerNavigator.prototype.gpu; self.OffscreenCanvas = undefined;\n${await answer.text()}`;
    await route.fulfill({ response: answer, body });
  });
  for (const engine of ["webgpu", "webgl"]) {
    await tab.goto("about:blank");
    await tab.goto(`${page.site.address}#${small}&engine=${engine}`);
    await waitForGame(tab);
    const words = tab.locator(".notices .problem");
    await words.waitFor();
    expect(await words.textContent()).toMatch(
      new RegExp(`${engine}.*Open instead: the rest of the address, on wasm\\.`, "s"),
    );
  }
  await context.close();
});

it("plays on Space after a click, and never opens a game by it", { timeout: 120_000 }, async () => {
  const open = await page.open(small);
  await trainTo(open, 30);
  await open.page.getByRole("button", { name: "Two moons" }).click();
  await open.settle();
  expect(await title(open)).toBe("Two moons");
  await open.page.keyboard.press("Space");
  await open.reach(1);
  await open.click("Pause");
  // Keys reach a button as they do anywhere.
  await open.page.getByRole("button", { name: "Swiss roll" }).focus();
  await open.page.keyboard.press("Enter");
  await open.settle();
  expect(await title(open)).toBe("Swiss roll");
});

it("brings back what was left: by the game's name, and after reset, drawing and settings by Undo", {
  timeout: 180_000,
}, async () => {
  const open = await page.open(small);
  await trainTo(open, 40);
  const before = await open.digest();
  await open.click("A line");
  await open.click("One iteration");
  await open.click("The plane");
  expect([await title(open), await open.iteration()]).toEqual(["Ring", 40]);
  expect(await open.digest()).toBe(before);

  await open.click("Reset");
  expect(await open.iteration()).toBe(0);
  expect(await note(open)).toMatch(/“Ring” was left at iteration 40/);
  await open.click("Undo");
  expect([await open.iteration(), await open.digest()]).toEqual([40, before]);

  const seed = open.page.getByLabel("Seed", { exact: false });
  await open.page.getByText("More settings").click();
  await open.type(seed, "77");
  expect(await open.iteration()).toBe(0);
  await open.click("Undo");
  expect([await open.iteration(), await open.digest()]).toEqual([40, before]);

  await open.click("Drawn by you");
  await open.goTo(20);
  const drawn = await open.digest();
  await open.page.locator("canvas.board").click({ position: { x: 200, y: 150 } });
  await open.settle();
  expect(await open.iteration()).toBe(0);
  await open.click("Undo");
  expect([await open.iteration(), await open.digest()]).toEqual([20, drawn]);
});

it("ends what takes too long when it is told to", { timeout: 120_000 }, async () => {
  const context = await page.browser.newContext();
  const tab = await context.newPage();
  await tab.goto(`${page.site.address}#${small}&step=1000000000`);
  await tab.getByText(/Playing: iteration [\d,]+ of 1,000,000,000/).waitFor({ timeout: 60_000 });
  await tab.getByRole("button", { name: "Cancel" }).click();
  await tab.locator("button.cancel").waitFor({ state: "detached" });
  const at = () => tab.locator("gan-playground").evaluate((it) => (it as GanPlayground).iteration);
  const stopped = await at();
  expect(stopped).toBeGreaterThan(0);
  await tab.waitForTimeout(500);
  expect(await at()).toBe(stopped);
  await context.close();
});

it("leaves an address that never answers when it is told to, and the game goes on", {
  timeout: 120_000,
}, async () => {
  const open = await page.open(small);
  await trainTo(open, 10);
  await open.click("Pictures");
  await open.click("MNIST");
  const silent = createServer().listen(0, "localhost");
  await once(silent, "listening");
  await open.page
    .getByRole("textbox", { name: /Address of a folder/ })
    .fill(`http://localhost:${(silent.address() as AddressInfo).port}/never/`);
  await open.page.getByRole("button", { name: "Fetch" }).click();
  await open.page.getByRole("button", { name: "Cancel" }).click();
  await open.settle();
  expect(await title(open)).toBe("Digits");
  silent.closeAllConnections();
  silent.close();
});

it("trains on forty pictures with the minibatch that they allow, and lights no game that is not there", {
  timeout: 120_000,
}, async () => {
  const open = await page.open("game=digits&width=0.2");
  await open.click("MNIST");
  expect(await title(open)).toBe("Digits");
  const files = Array.from({ length: 40 }, (_, i) => {
    const pixels = new Uint8Array(12 * 12 * 3).fill(255 * (i % 2));
    const buffer = Buffer.from(encodePng({ width: 12, height: 12, channels: 3, pixels }));
    return { name: `${i}.png`, mimeType: "image/png", buffer };
  });
  await open.page.locator("input[type=file]").first().setInputFiles(files);
  await open.settle();
  expect(await title(open)).toBe("Your pictures");
  expect(await note(open)).toMatch(/The minibatch is all 32 training examples/);
  await open.click("One iteration");
  expect(await open.iteration()).toBe(1);
});

it("trains on where nothing can be kept, and says so once", {
  timeout: 120_000,
}, async (context) => {
  if (isFirefox) context.skip("a browser's quota is set through Chromium's protocol");
  const open = await page.open(small);
  const devtools = await open.context.newCDPSession(open.page);
  await devtools.send("Storage.overrideQuotaForOrigin", {
    origin: new URL(page.site.address).origin,
    quotaSize: 1,
  });
  await open.click("Play");
  await open.page.getByText(/This run is not kept for the next visit/).waitFor();
  expect(await note(open)).not.toMatch(/--out/);
  const at = await open.iteration();
  await open.reach(at + 50);
  await open.click("Pause");
  expect(await open.page.locator(".problem").count()).toBe(0);
});

it("keeps one tab's run where two have the same game", { timeout: 120_000 }, async () => {
  const open = await page.open(small);
  await trainTo(open, 60);
  await open.page.waitForTimeout(1_200);
  await open.click("One iteration");
  const other = await open.context.newPage();
  await other.goto(`${page.site.address}#${small}`);
  await waitForGame(other);
  await other.getByRole("button", { name: "Play", exact: true }).click();
  await other.getByText(/is open in another tab/).waitFor();
  await other.close();
  await open.page.reload();
  await waitForGame(open.page);
  await open.settle();
  expect(await open.iteration()).toBe(61);
});

it("keeps a game's run, too, that was opened again by its address in the same tab", {
  timeout: 120_000,
}, async () => {
  const open = await page.open(small);
  await trainTo(open, 5);
  await open.page.waitForTimeout(1_200);
  await open.click("One iteration");
  await open.page.evaluate((hash) => {
    location.hash = hash;
  }, `${small}&seed=5`);
  await open.page.getByText(/was left at iteration 6/).waitFor();
  await open.click("Play");
  await open.page.waitForTimeout(3_500);
  await open.click("Pause");
  expect(await open.page.getByText(/another tab/).count()).toBe(0);
  const at = await open.iteration();
  await open.page.reload();
  await waitForGame(open.page);
  await open.settle();
  expect(await open.iteration()).toBe(at);
});

it("goes on after a reload from a second before at most, training if it did", {
  timeout: 120_000,
}, async () => {
  const open = await page.open(small);
  await open.click("Play");
  await open.reach(100);
  await open.page.waitForTimeout(2_500);
  const before = await open.iteration();
  const rate = Number(
    (await open.text(".readouts .small")).match(/iterations\/s\s+([\d,.]+)/)![1]!.replace(",", ""),
  );
  await open.page.reload();
  await waitForGame(open.page);
  await open.page.getByRole("button", { name: "Pause" }).waitFor();
  await open.reach(before);
  const curve = await open.page
    .locator("gan-playground")
    .evaluate((it) => (it as GanPlayground).iteration);
  expect(curve).toBeGreaterThanOrEqual(before);
  expect(rate).toBeGreaterThan(0);
});

it("works where storage is denied, under a policy that forbids style elements, and with Caps Lock", {
  timeout: 120_000,
}, async () => {
  const context = await page.browser.newContext();
  await context.addInitScript(
    'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } })',
  );
  const tab = await context.newPage();
  await tab.route(page.site.address, async (route) => {
    const answer = await route.fetch();
    const policy = "style-src-elem 'self'";
    const headers = { ...answer.headers(), "content-security-policy": policy };
    await route.fulfill({ response: answer, headers });
  });
  await tab.goto(`${page.site.address}#${small}`);
  await waitForGame(tab);
  expect(await tab.locator("main").evaluate((it) => getComputedStyle(it).display)).toBe("grid");
  await tab.keyboard.press("Shift+D");
  await tab.getByText(/step 1 of/).waitFor();
  await tab.locator(".menu > summary").first().click();
  await tab.keyboard.press("Escape");
  await tab.evaluate(() => {
    location.hash = "game=two-moons&width=0.25";
  });
  await tab.locator(".chip[aria-pressed=true]", { hasText: "Two moons" }).waitFor();
  await context.close();
});

it("follows its attributes, goes on where it is moved, and is laid out by its own width", {
  timeout: 120_000,
}, async () => {
  const open = await openPlayground(page.browser, page.site.address);
  const tab = open.page;
  await tab.evaluate(() => {
    document.body.innerHTML =
      '<div id="a" style="width:640px"><gan-playground experiment="game=ring&amp;width=0.25"></gan-playground></div><div id="b" style="width:640px"></div>';
  });
  await waitForGame(tab);
  await open.goTo(5);
  const width = await tab.locator("gan-playground").evaluate((it) => it.scrollWidth);
  expect(width).toBeLessThanOrEqual(640);
  await tab.evaluate(() => {
    document.querySelector("#b")!.append(document.querySelector("gan-playground")!);
  });
  await open.settle();
  expect(await open.iteration()).toBe(5);
  await tab.evaluate(() => {
    document
      .querySelector("gan-playground")!
      .setAttribute("experiment", "game=two-moons&width=0.25");
  });
  await tab.locator(".chip[aria-pressed=true]", { hasText: "Two moons" }).waitFor();
  await open.context.close();
});

it("opens an address that is typed while the page writes its own", {
  timeout: 120_000,
}, async () => {
  const open = await page.open(small);
  // By then it may write one again.
  await open.page.waitForTimeout(500);
  await open.page.evaluate(() => {
    document.querySelector("gan-playground")!.setAttribute("theme", "dark");
    // The page is drawn, and writes its address in a task after the next: now that is due, and the browser has not told yet of
    // what is typed.
    requestAnimationFrame(() => {
      setTimeout(() => {
        location.hash = "game=two-moons&width=0.25";
      });
    });
  });
  await open.page.locator(".chip[aria-pressed=true]", { hasText: "Two moons" }).waitFor();
});

it("keeps what a field was where it is given what cannot be", { timeout: 120_000 }, async () => {
  const open = await page.open(small);
  const k = open.page.getByLabel("Steps of D, k");
  const before = await k.inputValue();
  for (const [typed, words] of [
    ["0", /can be from 1 to 200/],
    ["2.5", /discriminatorSteps is 2\.5, expected a whole number of at least 1/],
  ] as const) {
    await open.type(k, typed);
    expect(await problem(open)).toMatch(words);
    expect(await k.inputValue()).toBe(before);
  }
});

it("shows between two samples what G makes now, not what it made when they were picked", {
  timeout: 120_000,
}, async () => {
  const open = await page.open("game=digits&width=0.2");
  await open.page.getByRole("button", { name: "Sample 1", exact: true }).click();
  await open.page.getByRole("button", { name: "Sample 2", exact: true }).click();
  const strip = open.page.locator("canvas[data-strip]").first();
  const picture = () => strip.evaluate((it) => (it as HTMLCanvasElement).toDataURL());
  await strip.waitFor();
  await open.settle();
  const before = await picture();
  await open.goTo(20);
  await expect.poll(picture, { timeout: 30_000 }).not.toBe(before);
});
