import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addCards } from "./add-cards.mjs";
import { CARD, cards } from "./cards.mjs";
import { siteAddress } from "./site-address.mjs";

const root = join(import.meta.dirname, "../..");
/** The pages before they are built: what is in their heads is the same. */
const sources = {
  "article/index.html": "site/article/index.html",
  "playground/index.html": "packages/playground/index.html",
};
let site;

beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), "gan-cards-"));
  for (const { page } of cards) {
    const path = join(site, page);
    mkdirSync(dirname(path), { recursive: true });
    if (sources[page]) copyFileSync(join(root, sources[page]), path);
    else {
      const head = '<title>@gan</title><meta name="description" content="Documentation for @gan"/>';
      writeFileSync(path, `<html><head>${head}</head><body>$&</body></html>`);
    }
  }
});
afterEach(() => rmSync(site, { recursive: true }));

/** What a page says of itself, by name. */
function tagsOf(page) {
  const html = readFileSync(join(site, page), "utf8");
  const found = html.matchAll(/<meta\s+(?:property|name)="([^"]+)"\s+content="([^"]*)"/g);
  return Object.fromEntries([...found].map(([, name, content]) => [name, content]));
}

describe.each(cards)("$page", ({ page, picture, alt }) => {
  it("has a picture of the size that is said, with a whole address, where the site's is known", () => {
    addCards(site, "https://example.org/gan/");
    const tags = tagsOf(page);
    expect(tags).toMatchObject({
      "og:url": `https://example.org/gan/${page.replace("index.html", "")}`,
      "og:image": `https://example.org/gan/cards/${picture}`,
      ...{ "og:image:width": "1200", "og:image:height": "630", "og:image:alt": alt },
      ...{ "twitter:card": "summary_large_image", "twitter:image:alt": alt },
    });
    const path = join(site, new URL(tags["og:image"]).pathname.replace("/gan/", ""));
    const png = readFileSync(path);
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([CARD.width, CARD.height]);
    expect(statSync(path).size).toBeLessThanOrEqual(100_000);
  });

  it("has words, and no picture that nobody would find, where it is not", () => {
    addCards(site, undefined);
    const tags = tagsOf(page);
    expect(tags["og:title"].length).toBeGreaterThan(10);
    expect(tags["og:description"].length).toBeGreaterThan(40);
    expect(tags["og:description"]).toBe(tags.description);
    expect(tags["twitter:card"]).toBe("summary");
    expect(Object.keys(tags).filter((name) => /image|url/.test(name))).toEqual([]);
  });
});

it("leaves the rest of a page as it is", () => {
  const before = readFileSync(join(site, "index.html"), "utf8");
  addCards(site, "https://example.org/gan/");
  const [, body] = readFileSync(join(site, "index.html"), "utf8").split("</head>");
  expect(body).toBe(before.split("</head>")[1]);
});

it.each([
  [undefined, undefined],
  ["", undefined],
  ["https://example.org", "https://example.org/"],
  ["https://example.org/gan", "https://example.org/gan/"],
  ["https://example.org/gan//", "https://example.org/gan/"],
])("takes %s for %s", (text, address) => {
  expect(siteAddress(text)).toBe(address);
});

it.each(["example.org/gan", "/gan/", "ftp://example.org", "https://example.org/?a", "https://"])(
  "does not take %s, and says what it expects",
  (text) => {
    expect(() => siteAddress(text)).toThrow(
      /GAN_SITE_ADDRESS is .*such as https:\/\/example.org\/gan\//,
    );
  },
);
