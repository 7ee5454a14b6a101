import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, extname, join, normalize } from "node:path";
import { chromiumPath, launchChromium, noChromium } from "@gan/test-utils/chromium";
import { afterAll, beforeAll, expect, it } from "vitest";
import { documents } from "./code-blocks.ts";
import { readText, root } from "./repository.ts";
import { createScratch } from "./scratch.ts";

const scratch = createScratch();
afterAll(() => scratch.remove());
/** Nobody knows the folder that it will be served from. */
const site = join(scratch.path, "some/folder");

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, ["site/build.mjs", site], {
    ...{ cwd: root, encoding: "utf8" },
    env: { ...process.env, GAN_SITE_ADDRESS: "https://example.org/gan" },
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
}, 240_000);

it("links to pages and headings that are there", () => {
  const pages = new Map(
    readdirSync(site, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".html"))
      .map((path) => [path, readFileSync(join(site, path), "utf8")]),
  );
  expect(pages.size).toBeGreaterThan(200);
  const broken = [...pages].flatMap(([path, html]) =>
    [...html.matchAll(/(?:href|src)="([^"]*)"/g)]
      .map(([, link]) => link!.replaceAll("&amp;", "&"))
      .filter((link) => !/^(?:[a-z]+:|\/\/)/.test(link) && !leadsSomewhere(path, link))
      .map((link) => `${path}: ${link}`),
  );
  expect(broken.slice(0, 20)).toEqual([]);

  function leadsSomewhere(from: string, link: string): boolean {
    const [path = "", anchor] = link.split("#").map(decodeURIComponent);
    const target = path === "" ? from : normalize(join(dirname(from), path));
    if (!existsSync(join(site, target))) return false;
    // A game of the playground, and no heading.
    if (anchor?.startsWith("game=")) return true;
    const html = pages.get(target);
    return !anchor || html === undefined || html.includes(`id="${anchor}"`);
  }
});

it("has every document, for machines as well", () => {
  const index = readFileSync(join(site, "llms.txt"), "utf8");
  for (const document of documents) {
    if (!document.startsWith("docs/") || document === "docs/index.md") continue;
    const [, title = ""] = /^# (.+)$/m.exec(readText(document)) ?? [];
    expect(index).toContain(`[${title.replaceAll("`", "")}](documents/`);
  }
});

it("leads to the article and the playground from its first page, from a document, and for machines", () => {
  for (const page of ["index.html", "documents/Sweeps.html", "llms.txt"]) {
    const text = readFileSync(join(site, page), "utf8");
    for (const part of ["article/index.html", "playground/index.html"]) {
      expect(text, page).toContain(part);
    }
  }
  const article = readFileSync(join(site, "article/index.html"), "utf8");
  expect(article).toContain('href="../documents/');
});

it("shows a card of its three first pages where somebody shares their addresses", () => {
  for (const page of ["index.html", "article/index.html", "playground/index.html"]) {
    const html = readFileSync(join(site, page), "utf8");
    const [, image] =
      /property="og:image" content="https:\/\/example.org\/gan\/([^"]+)"/.exec(html) ?? [];
    expect(existsSync(join(site, image ?? "none")), page).toBe(true);
    expect(html.match(/property="og:title"/g), page).toHaveLength(1);
  }
});

it("finds documents, sections and errors by its search, from a folder below", {
  timeout: 120_000,
}, async (context) => {
  if (chromiumPath === undefined) return context.skip(noChromium);
  const served = await serve(scratch.path);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", ({ message }) => complaints.push(message));
    const results = page.locator("#tsd-search-results");
    for (const [typed, found] of [
      ["Parzen", /parzen/i],
      ["resume", /Runs: what is kept, and how to go on/],
      ["GAN_SHAPE_MISMATCH", /ShapeMismatchError|Errors/],
    ] as const) {
      await page.goto(`${served.address}some/folder/documents/Sweeps.html`);
      await page.keyboard.press("/");
      await page.locator("#tsd-search-input").fill(typed);
      await results.getByText(found).first().waitFor();
    }
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
    served.close();
  }
});

async function serve(folder: string): Promise<{ readonly address: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const file = join(folder, normalize(path));
    if (!existsSync(file)) return response.writeHead(404).end();
    const type = types[extname(file)];
    response.writeHead(200, type ? { "content-type": type } : {}).end(readFileSync(file));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
};
