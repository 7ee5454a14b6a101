import { expect, it } from "vitest";
import { waitForGame } from "./support/open-playground.ts";
import { seriousOn } from "./support/serious.ts";
import { usePage } from "./support/setup.ts";

const page = usePage();
const small = "game=ring&width=0.25&batchSize=50";

/** Names that are the same in every language, and letters of formulas. */
const names = /\b(MNIST|PNG|JPEG|GIF|CSV|MB|JSD|WebAssembly|Shift|Parzen|Helvetica)\b/g;

/** Words in Latin letters that stand where those of the page's own language should. */
const strangers = () =>
  `(() => {
    const root = document.querySelector("gan-playground").shadowRoot;
    const foreign = 'bdi[dir="ltr"], [dir="ltr"], code, option, kbd, .chart, small[dir]';
    const found = [];
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.nodeType === 3) {
        if (!node.parentElement?.closest(foreign)) found.push(node.data);
      } else for (const name of ["aria-label", "title", "placeholder", "aria-valuetext"]) {
        if (node.hasAttribute(name) && !node.closest('[dir="ltr"]:not(.app)')) found.push(node.getAttribute(name));
      }
    }
    return found;
  })()`;

it.each(["figure-1", "digits"])(
  "leaves no English in Arabic, and nothing serious for axe: %s",
  { timeout: 120_000 },
  async (game) => {
    const open = await page.open(`game=${game}&width=0.25&lang=ar`, { width: 1440 });
    const { page: tab } = open;
    expect(await tab.evaluate(() => [document.documentElement.lang, document.dir])).toEqual([
      ...["ar", "rtl"],
    ]);
    await open.goTo(30);
    await tab.locator(".controls summary").click();
    await tab.locator(".curves input").check();
    for (const card of game === "digits" ? ["attention", "map"] : []) {
      await tab.locator(`.${card} [aria-expanded=false]`).click();
      await tab.locator(`.${card} figcaption`).first().waitFor();
    }
    await open.settle();
    const texts = (await tab.evaluate(strangers())) as string[];
    expect(texts.length).toBeGreaterThan(50);
    const left = texts.filter((text) =>
      /[A-Za-z]{3,}/.test(
        text.replace(/\u2068[^\u2069]*\u2069|\u2066[^\u2069]*\u2069/g, "").replace(names, ""),
      ),
    );
    expect(left).toEqual([]);
    expect(await seriousOn(tab)).toEqual([]);
    expect(open.complaints).toEqual([]);
  },
);

it("speaks what is chosen, keeps it, and follows an address or the page around it", {
  timeout: 120_000,
}, async () => {
  page.site.served.length = 0;
  const open = await page.open(small);
  const { page: tab, text } = open;
  const served = () => page.site.served.map(({ file }) => file).join(" ");
  const language = () => tab.evaluate(() => document.documentElement.lang);
  expect(served()).not.toMatch(/assets\/(de|ar)-/);
  await tab.getByLabel("Language").selectOption("de");
  await tab.getByRole("button", { name: "Starten", exact: true }).waitFor();
  expect(served()).toMatch(/assets\/de-/);
  expect(await seriousOn(tab)).toEqual([]);
  expect(await text(".story")).toContain("G, der Fälscher, macht Punkte");
  expect([await language(), await tab.evaluate(() => location.hash)]).toEqual([
    ...["de", expect.not.stringContaining("lang")],
  ]);
  await tab.reload();
  await waitForGame(tab);
  expect(await text("#algorithm-title"), "it is kept").toBe("Algorithmus 1");
  await tab.evaluate((hash) => {
    location.hash = hash;
  }, `${small}&lang=ar&step=3`);
  await tab.getByText("الخوارزمية 1").waitFor();
  await open.settle();
  expect(await open.iteration()).toBe(3);
  await tab.getByLabel("اللغة").selectOption("en");
  await tab.waitForFunction(() => location.hash.includes("lang=en"));
  expect(await text("#algorithm-title")).toBe("Algorithm 1");
  expect(await open.iteration(), "the game goes on").toBe(3);

  await tab.evaluate(() => {
    document.documentElement.lang = "de-CH";
    document.body.innerHTML =
      '<gan-playground experiment="game=ring&amp;width=0.25"></gan-playground>';
  });
  await waitForGame(tab);
  expect(await text("#algorithm-title"), "an element of another page").toBe("Algorithmus 1");
  await tab.evaluate(() => document.querySelector("gan-playground")!.setAttribute("lang", "ar"));
  await tab.getByText("الخوارزمية 1").waitFor();
  expect(await language(), "the page's is its own").toBe("de-CH");
});
