import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CARD, cards } from "./cards.mjs";

/**
 * Writes into the pages of a built site what a card shows of them. A picture has to have a whole address, so there is one only where the
 * site's is known.
 *
 * @param {string} site - The folder of the site.
 * @param {string | undefined} address - Where the site will be, with a slash at its end.
 */
export function addCards(site, address) {
  for (const { page, picture, alt, ...own } of cards) {
    const path = join(site, page);
    const html = readFileSync(path, "utf8");
    const title = own.title ?? unescaped(/<title>([^<]*)<\/title>/.exec(html)[1]);
    const description = own.description ?? unescaped(describing.exec(html)[2]);
    const tags = [
      ["og:type", "website"],
      ["og:site_name", "@gan"],
      ["og:title", title],
      ["og:description", description],
      ...(address === undefined ? [["twitter:card", "summary"]] : withPicture(address)),
    ];
    const described = html.replace(describing, (_, start, _words, end) => {
      return `${start}${escaped(description)}${end}`;
    });
    const lines = tags.map(([name, content]) => {
      const kind = name.startsWith("og:") ? "property" : "name";
      return `<meta ${kind}="${name}" content="${escaped(content)}">`;
    });
    writeFileSync(
      path,
      described.replace("</head>", () => `${lines.join("\n")}\n</head>`),
    );

    /** @param {string} from */
    function withPicture(from) {
      mkdirSync(join(site, "cards"), { recursive: true });
      copyFileSync(join(import.meta.dirname, picture), join(site, "cards", picture));
      return [
        ["og:url", `${from}${page.replace(/index\.html$/, "")}`],
        ["og:image", `${from}cards/${picture}`],
        ["og:image:type", "image/png"],
        ["og:image:width", `${CARD.width}`],
        ["og:image:height", `${CARD.height}`],
        ["og:image:alt", alt],
        ["twitter:card", "summary_large_image"],
        ["twitter:image:alt", alt],
      ];
    }
  }
}

const describing = /(<meta\s+name="description"\s+content=")([^"]*)(")/;

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** @param {string} text */
const unescaped = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
