import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type ComparedRun, comparisonPage } from "@gan/report";
import { browserPath, launchBrowser, noBrowser } from "@gan/test-utils/browser";
import type { AxeResults } from "axe-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createScratch } from "./scratch.ts";

const scratch = createScratch();
afterAll(() => scratch.remove());

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
type Tab = Awaited<ReturnType<Browser["newPage"]>>;

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const lost = { condition: "collapse", text: "G collapses.", advice: "Lower `learningRate`." };

/** Runs of so many settings, whose curves are straight lines to `i`. */
function runsOf(count: number, settings: number): ComparedRun[] {
  return Array.from({ length: count }, (_, i) => {
    const curve = Array.from({ length: 20 }, (_, k) => ({ x: k + 1, y: (i * (k + 1)) / 20 }));
    return {
      ...{ name: `run-${i}`, iteration: 20, iterations: 20, values: { nats: i } },
      settings: { seed: `${i}`, learningRate: `${(i % settings) / 10}`, loss: "hinge" },
      curves: { discriminatorLoss: curve, quickParzen: curve },
      ...(i === 1 && { lost }),
    };
  });
}

const looks = [
  { width: 390, height: 844, colorScheme: "dark" },
  { width: 1440, height: 900, colorScheme: "light" },
] as const;

const isThere = browserPath !== undefined;

describe.runIf(isThere)(`the comparing page${isThere ? "" : `: ${noBrowser}`}`, () => {
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  async function open(
    runs: ComparedRun[],
    { width, height, colorScheme }: (typeof looks)[number] = looks[1],
  ): Promise<Tab> {
    const path = join(scratch.path, `${runs.length}.html`);
    const about = { title: "ring", experiment: "ring", measure: "nats", isLowerBetter: false };
    await writeFile(path, comparisonPage({ ...about, runs }));
    // Else the page's own policy would keep axe out.
    const tab = await browser.newPage({
      ...{ viewport: { width, height }, colorScheme, bypassCSP: true },
    });
    tab.on("console", (message) => complaints.push(message.text()));
    tab.on("pageerror", ({ message }) => complaints.push(message));
    await tab.goto(pathToFileURL(path).href);
    return tab;
  }

  it.each([
    { count: 3, settings: 3, ...looks[0] },
    { count: 40, settings: 20, ...looks[1] },
  ])(
    "has nothing serious against $count runs, $colorScheme, $width px wide, and fits",
    async ({ count, settings, ...look }) => {
      const tab = await open(runsOf(count, settings), look);
      const beyond = () => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      };
      expect(await tab.evaluate(beyond)).toBe(0);
      await tab.evaluate(await readFile(axe, "utf8"));
      const { violations } = await tab.evaluate(() =>
        (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
      );
      const serious = violations.filter(({ impact }) => /serious|critical/.test(impact ?? ""));
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(complaints).toEqual([]);
      await tab.close();
    },
  );

  it("lets the run that is pointed at stand out in every figure and in the tables", async () => {
    const tab = await open(runsOf(12, 4));
    const standing = () =>
      tab.evaluate(() => ({
        rows: [...document.querySelectorAll("tr[data-run].is-on")].map((row) =>
          row.getAttribute("data-run"),
        ),
        figures: [...document.querySelectorAll(".curves svg")]
          .filter((svg) => svg.getClientRects().length > 0)
          .map((svg) => [
            ...new Set(
              [...svg.querySelectorAll(".gan-top path")].map((path) =>
                path.getAttribute("data-run"),
              ),
            ),
          ]),
        said: document.getElementById("readout")!.textContent,
      }));
    const nothing = { rows: [], figures: [[], [], [], []], said: "" };
    const one = (run: string) => ({
      ...{ rows: [run], figures: [[run], [run], [run], [run]] },
      said: expect.stringMatching(`^run-${run} · seed ${run} `),
    });
    expect(await standing()).toEqual(nothing);

    const chart = tab.locator("figure.curves", { hasText: "D’s loss" }).locator(".wide svg");
    await chart.scrollIntoViewIfNeeded();
    // The last point of the seventh line, in the frame of the window.
    const end = await chart.evaluate((svg) => {
      const path = svg.querySelector<SVGPathElement>('.gan-runs path[data-run="7"]')!;
      const { x, y } = path
        .getPointAtLength(path.getTotalLength() * 0.97)
        .matrixTransform(path.getScreenCTM()!);
      return { x, y };
    });
    await tab.mouse.move(end.x, end.y);
    await expect.poll(standing).toEqual(one("7"));
    await tab.mouse.move(5, 5);
    await expect.poll(standing).toEqual(nothing);

    // The best setting has the runs 3, 7 and 11, in this order.
    const button = tab.locator("tr[data-run] button", { hasText: /^run-3$/ });
    await button.focus();
    expect(await standing()).toEqual(one("3"));
    await tab.keyboard.press("ArrowDown");
    expect(await standing()).toEqual(one("7"));
    await button.click();
    expect(await button.getAttribute("aria-pressed")).toBe("true");
    await tab.mouse.move(5, 5);
    expect(await standing()).toEqual(one("3"));
    await tab.keyboard.press("Escape");
    expect(await standing()).toEqual(nothing);

    // Of twelve runs with four rates those with the first one.
    await tab.locator(".legend .key", { hasText: /learningRate 0$/ }).hover();
    expect((await standing()).rows.sort()).toEqual(["0", "4", "8"]);
    expect(complaints).toEqual([]);
    await tab.close();
  });

  it("sorts a table by the column whose name is pressed, and back", async () => {
    const tab = await open(runsOf(12, 4));
    const table = tab.locator("table", { hasText: "Runs" }).last();
    const seeds = () => table.locator("tbody td:nth-child(2)").allTextContents();
    const head = table.getByRole("button", { name: "seed" });
    await head.click();
    const down = [...Array(12).keys()].map(String).reverse();
    expect(await seeds()).toEqual(down);
    expect(await table.locator("[aria-sort]").getAttribute("aria-sort")).toBe("descending");
    await head.click();
    expect(await seeds()).toEqual(down.reverse());
    await tab.close();
  });
});
