import { readFileSync } from "node:fs";

/** The playground's colors, for a page of its own: what a color means there it means here. */
export function colorsOfPage(repository: string): string {
  const file = `${repository}/packages/playground/src/styles/palette.css`;
  const rules = readFileSync(file, "utf8").match(/^:host[^{]*\{[^}]*\}/gm) ?? [];
  return rules.map((rule) => rule.replace(/^:host(?:\((.*?)\))?/, ":root$1")).join("\n");
}
