import { expect, it } from "vitest";
import type { OpenPlayground } from "./support/open-playground.ts";
import { seriousOn } from "./support/serious.ts";
import { usePage } from "./support/setup.ts";

const page = usePage();

/** Follows a link to an address whose lesson is this file. */
async function goTo({ page: tab }: OpenPlayground, content: string, hash: string): Promise<void> {
  await tab.unroute("**/own/lesson.json");
  await tab.route("**/own/lesson.json", (route) => route.fulfill({ body: content }));
  await tab.evaluate((to) => {
    location.hash = to;
  }, hash);
}

const small = "game=ring&width=0.1&batchSize=20&seed=1";
const own = {
  title: "My lesson",
  tasks: [
    {
      text: "<b>Look</b> at $D$.",
      game: small,
      shows: ["settings.learningRate"],
      asks: { question: "Which?", choices: ["this", "that"], answer: 2 },
      until: { iteration: 20 },
      reveals: "It was that.",
    },
    {
      text: "Count.",
      game: `${small}&seed=2`,
      asks: { question: "How many?", measure: "modes", within: 0 },
      reveals: "So many.",
    },
  ],
};

it("holds a lesson that is a JSON file: predict, watch, reveal, and on", {
  timeout: 120_000,
}, async () => {
  const open = await page.open(small);
  await goTo(open, JSON.stringify(own), "lesson=own/lesson.json");
  const { page: tab, text, click, settle } = open;
  await tab.getByText("<b>Look</b> at D.").waitFor();
  const there = (name: string) => tab.getByRole("button", { name, exact: true }).count();
  expect([await there("Play"), await there("Two moons"), await there("Collapse")]).toEqual([
    0, 0, 0,
  ]);
  await tab.keyboard.press("Space");
  await click("this");
  expect(await tab.getByLabel("Learning rate").count()).toBe(1);
  expect(await tab.getByLabel("Steps of G", { exact: true }).count()).toBe(0);
  await click("Play");
  await tab.getByText("It was that.").waitFor();
  await settle();
  expect(await open.iteration()).toBeGreaterThanOrEqual(20);
  expect(await text(".answers")).toMatch(/You expected\s*this\s*It is\s*that ✗/);
  expect(await there("Play"), "it rests").toBe(1);
  expect(await seriousOn(tab)).toEqual([]);
  await click("Next task");
  expect(await tab.evaluate(() => location.hash)).toMatch(/^#lesson=own%2Flesson\.json&task=2$/);
  await tab.getByLabel("What you expect, a number").fill("0");
  await click("I expect this");
  await click("I have seen enough");
  expect(await text(".answers")).toMatch(/You expected\s*0\s*It is\s*[0–]/);
  await click("End of the lesson");
  await click("Play on without the lesson");
  expect(await there("Two moons")).toBe(1);
  await tab.waitForFunction(() => /^#game=ring/.test(location.hash));
  expect(open.complaints).toEqual([]);
});

it("says what is wrong with a file, and opens a game", { timeout: 120_000 }, async () => {
  const open = await page.open("lesson=none");
  const problem = open.page.locator(".notices .problem");
  expect(await problem.textContent()).toMatch(/no lesson none.*Known: forger-and-detective/);
  const field = /lesson\.json has a mistake at tasks\[0\]\.game/;
  for (const [i, [content, words]] of [
    [JSON.stringify({ ...own, tasks: [{ text: "x" }] }), field] as const,
    ["{", /is no JSON/] as const,
    ["x".repeat(300_000), /more than 256 kB/] as const,
  ].entries()) {
    await goTo(open, content, `lesson=own/lesson.json&${small}&seed=${i}`);
    await problem.getByText(words).waitFor();
    await open.page.waitForFunction((seed) => location.hash.includes(`seed=${seed}`), i);
    expect(await open.page.locator(".lesson").count()).toBe(0);
  }
});

it("has one of five tasks", { timeout: 120_000 }, async () => {
  const context = await page.browser.newContext();
  const tab = await context.newPage();
  await tab.goto(`${page.site.address}#lesson=forger-and-detective&lang=ar`);
  for (const expected of [2, 3, "1", 2, "0.5"]) {
    const input = tab.locator(".lesson input");
    if (typeof expected === "string") {
      await input.fill(expected);
      await input.press("Enter");
    } else
      await tab
        .locator(".choices button")
        .nth(expected - 1)
        .click();
    // What ends each of them is a failure of the shelf, or plain: other tests hold that it comes.
    await tab.locator(".lesson .hint + button").click();
    await tab.locator(".lesson .revealed").waitFor();
    await tab.locator(".lesson button.main").click();
  }
  await tab.getByText(/^تحقّقت .[45]. توقّعات من .[45].\.$/).waitFor();
  await context.close();
});
