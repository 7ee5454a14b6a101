import { existsSync, readFileSync } from "node:fs";
import { figures } from "../figures/figures.ts";
import { claim, type Documents } from "./claim.ts";
import { figureHtml } from "./figure.ts";
import { createSources } from "./sources.ts";
import { block } from "./text.ts";

/** The article's inside, and pages beside it by their names. */
export interface RenderedArticle {
  readonly html: string;
  readonly pages: ReadonlyMap<string, string>;
}

/**
 * Turns the article's text into HTML: Markdown, and besides
 *
 *     ## Title | Section 3 a heading, with the part of the paper that it is about
 *     @figure name        a figure, with its caption in the lines below
 *     :: code(…) run(…)   where the claim above it can be checked
 *
 * @param repository - The folder of the whole tree.
 * @throws {Error} When it names a figure or a line of code that is not there.
 */
export function renderArticle(repository: string, documents: Documents): RenderedArticle {
  const folder = `${repository}/site/article`;
  const sources = createSources(repository);
  const contents: string[] = [];
  const body = readFileSync(`${folder}/article.md`, "utf8")
    .trim()
    .split(/\n\n+/)
    .map((part) => {
      if (part.startsWith("@figure ")) return figureOf(part.slice("@figure ".length));
      if (part.startsWith(":: ")) return claim(part.slice(3), sources, documents);
      if (part === "@contents") return "<!-- contents -->";
      const [, title, ofPaper] = /^## (.+?)(?: \| (.+))?$/.exec(part) ?? [];
      if (!title) return block(part);
      const id = idOf(title);
      const where = ofPaper ? `<p class="of-paper">${ofPaper}</p>\n` : "";
      contents.push(`<li><a href="#${id}">${title}</a></li>`);
      return `${where}<h2 id="${id}">${title}</h2>\n`;
    })
    .join("");
  const list = `<nav class="contents" aria-label="Contents"><ol>${contents.join("")}</ol></nav>\n`;
  return { html: body.replace("<!-- contents -->", list), pages: sources.pages() };

  function figureOf(part: string): string {
    const [name = "", ...caption] = part.split("\n");
    const figure = figures.find((each) => each.name === name.trim());
    if (!figure) throw new Error(`There is no figure \`${name}\` in figures.ts.`);
    const moment = `${folder}/moments/${name.trim()}.json`;
    const frame = existsSync(moment) ? JSON.parse(readFileSync(moment, "utf8")) : undefined;
    return figureHtml(figure, caption.join("\n"), frame);
  }
}

function idOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
