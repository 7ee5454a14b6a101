import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { claim } from "./claim.ts";
import { formula } from "./formula.ts";
import { renderArticle } from "./render-article.ts";
import { createSources } from "./sources.ts";
import { block } from "./text.ts";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const read = (path: string) => readFileSync(`${repository}/${path}`, "utf8");
const text = read("site/article/article.md");

it("sets formulas between dollars, and leaves all else to Markdown", () => {
  expect(block("So *much* is $a_b$.")).toMatch(/^<p>So <em>much<\/em> is <math.*<\/math>\.<\/p>/s);
  expect(block("$$\\frac{1}{2}$$ (6)")).toMatch(/^<div class="equation"><math.*<mfrac>.*\(6\)/s);
  expect(() => formula("\\frac{1}", false)).toThrow();
});

it("leads from a claim to the line that holds its words", () => {
  const sources = createSources(repository);
  const documents = (path: string) => ({ href: `../${path}`, title: "A document" });
  const html = claim(
    "code(packages/core/src/theory/grid.ts#export function createGrid) read(docs/theory.md#saturation) run(gan figure 1)",
    sources,
    documents,
  );
  const [, page, line] = /href="(sources\/.*?)#L(\d+)"/.exec(html)!;
  const lines = read("packages/core/src/theory/grid.ts").split("\n");
  expect(lines[Number(line) - 1]).toContain("export function createGrid");
  expect(sources.pages().get(page!)).toContain(`<span id="L${line}">export function createGrid`);
  expect(html).toContain('href="../docs/theory.md#saturation">A document');
  for (const wrong of ["code(packages/core/src/game.ts#nowhere to be found)", "and more"]) {
    expect(() => claim(wrong, sources, documents)).toThrow();
  }
});

it("has a page for each line of code that it leads to", () => {
  const { html, pages } = renderArticle(repository, (path) => ({ href: path, title: path }));
  const links = [...html.matchAll(/href="(sources\/.*?)#L(\d+)"/g)];
  expect(links.length).toBeGreaterThan(15);
  for (const [, page, line] of links) expect(pages.get(page!)).toContain(`id="L${line}"`);
});

it("names commands that there are, with flags that they have", () => {
  const help = read("docs/cli.md");
  const commands = [...text.matchAll(/run\((gan .*?)\)(?= |$)/gm)].map(([, command]) => command!);
  expect(commands.length).toBeGreaterThan(10);
  for (const command of commands) {
    const [, name] = command.split(" ");
    const [, own] = help.split(`$ gan ${name} --help`);
    expect(own, command).toBeDefined();
    for (const [flag] of command.matchAll(/--[a-z-]+/g)) {
      expect(own!.split("$ gan ")[0], command).toContain(flag);
    }
  }
});

/** What the article says in numbers, and where the repository has them. */
const numbers: readonly (readonly [said: string, document: string, held: string | RegExp])[] = [
  ["with $\\sigma = 1$ the slope is off by 1.5", "docs/theory.md", /\| 1 +\| .6832 +\| 1.5 /],
  ["with $\\sigma = 1/1024$ by 0.0000065", "docs/theory.md", /\| 1\/1024 \| -?.*6.5e-6/],
  [
    "mean $D(G(z))$ of 0.093, and log D pulls 11 times",
    "docs/theory.md",
    /\| 40 +\| .093 +\| .23 +\| 2.5 /,
  ],
  ["divergence of the two densities is .007", "docs/figures.md", "from .496 to .007 nats"],
  ["fell to .0033 for one pair and to .0015", "docs/theory.md", "= .0033 and .0015 for two pairs"],
  ["For nine forgers", "docs/theory.md", "both sides within 3e-15 for nine generators"],
  [
    "falls from .061 to 2 · 10<sup>−9</sup>",
    "docs/theory.md",
    "JSD from .061 to 2e-9 in 200 updates",
  ],
  ["225 ± 2 nats", "docs/reproduction.md", "adversarial nets 225 ± 2 nats"],
  [
    "230.5 ± 2.2 after 330 epochs, two hours on two",
    "docs/reproduction.md",
    "**230.5 ± 2.2** | .1668 | 330",
  ],
  ["has 190.9", "docs/reproduction.md", "190.9 ± 2.3"],
  [
    "Of twenty seeds, five were lost within ten epochs",
    "docs/reproduction.md",
    "| `simultaneous` | **5**",
  ],
  ["at the same rates, it was fourteen", "docs/reproduction.md", "| `alternating` | **14**"],
  [
    "3 % as far apart as the data, and none of the 8",
    "docs/theory.md",
    "3 % as far apart as the data and 0 of 8 modes",
  ],
  ["all eight are found, for each of five seeds", "docs/theory.md", "finds all eight"],
  [
    "reads 99.3 % of real test digits right reads 98.5 %",
    "docs/extensions.md",
    "**98.5 %**; 99.3 % of the test digits",
  ],
  [
    "lies 3.98 from it on average; a random forgery lies 10.17 away",
    "docs/extensions.md",
    "**3.98**, 10.17",
  ],
  ["161 errors of 10,000", "docs/extensions.md", "| 100 epochs | | **161** |"],
  ["where 93 is published", "docs/extensions.md", "93 ± 6.5"],
  ["had 89.7 % of the samples", "docs/extensions.md", "wide noise | 25 ± 0 | 89.7 ± 3.3 %"],
  ["had 98.9 %, in all 25", "docs/extensions.md", "**25 ± 0** | **98.9 ± .7 %**"],
];

it.each(numbers)("says “%s” as %s has it", (said, document, held) => {
  expect(text.replaceAll("*", "")).toContain(said.replaceAll("*", ""));
  expect(read(document)).toMatch(held);
});
