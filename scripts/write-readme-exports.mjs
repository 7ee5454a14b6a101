/**
 * Writes into each package's README what can be imported from it: every export with the first sentence of its doc
 * comment, between the lines that mark the place. A test compares and names this script when they differ.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { firstSentence, packageExports } from "./exports.mjs";

const root = resolve(import.meta.dirname, "..");

/** The READMEs as they should be, by their paths relative to the root. */
export function expectedReadmes() {
  return Object.fromEntries(
    packageExports().map(({ folder, entries }) => {
      const file = `${folder}/README.md`;
      const text = readFileSync(resolve(root, file), "utf8");
      const tables = entries.flatMap(tablesOf).join("\n\n");
      const place = /(<!-- exports -->\n)[\s\S]*?(\n<!-- \/exports -->)/;
      if (!place.test(text)) throw new Error(`\`${file}\` has no place for its exports.`);
      return [file, text.replace(place, (_, head, tail) => `${head}\n${tables}\n${tail}`)];
    }),
  );
}

/** Functions, classes and constants first, then types. */
function tablesOf({ name, exports }) {
  return [
    [`\`${name}\``, exports.filter(({ isType }) => !isType)],
    [`types of \`${name}\``, exports.filter(({ isType }) => isType)],
  ]
    .filter(([, listed]) => listed.length > 0)
    .map(([title, listed]) => {
      const rows = listed.map(({ name, comment }) => `| \`${name}\` | ${cellOf(comment)} |`);
      return [`| ${title} | |`, "|---|---|", ...rows].join("\n");
    });
}

function cellOf(comment) {
  return comment ? firstSentence(comment).replaceAll("|", "\\|") : "";
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of Object.entries(expectedReadmes())) {
    writeFileSync(resolve(root, file), text);
  }
}
