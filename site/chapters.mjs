/** Which chapter of the site a document is in: the row of the index's tables that leads to it. */
import { join } from "node:path/posix";

/**
 * @param index - The text of `docs/index.md`.
 * @returns Chapters by path from the root of the tree, in the order of the index.
 */
export function chapters(index) {
  const found = new Map();
  let heading = "";
  for (const line of index.split("\n")) {
    if (line.startsWith("## ")) heading = line.slice(3);
    if (!line.startsWith("| ")) continue;
    const [, first] = line.split("|");
    for (const [, target] of line.matchAll(/\]\(([^)#]+\.md)[^)]*\)/g)) {
      const path = join("docs", target);
      if (path === "README.md" || /^(?:packages|site)\//.test(path) || found.has(path)) continue;
      found.set(path, heading || capitalized(first.trim()));
    }
  }
  return found;
}

function capitalized(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
