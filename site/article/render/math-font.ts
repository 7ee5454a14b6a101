import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

/**
 * The letters of STIX Two Math that a page's formulas use, as WOFF2: some 15 kB of 400.
 *
 * Browsers set a single letter in mathematical italics, which have code points of their own, so these are kept too. HarfBuzz, inside
 * `subset-font`, keeps the sizes of brackets and integrals that belong to a letter.
 */
export async function mathFont(html: string): Promise<Buffer> {
  const file = import.meta.resolve(
    "@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2",
  );
  const formulas = [...html.matchAll(/<math.*?<\/math>/gs)].map(([formula]) => formula).join("");
  const letters = new Set(formulas.replaceAll(/<[^>]*>/g, ""));
  const italics = [...letters].map(inMathItalic);
  const text = [...letters, ...italics, ..."()[]{}|‖′"].join("");
  return subsetFont(readFileSync(fileURLToPath(file)), text, { targetFormat: "woff2" });
}

const blocks = [
  ["A", "Z", 0x1d434],
  ["a", "z", 0x1d44e],
  ["Α", "Ω", 0x1d6e2],
  ["α", "ω", 0x1d6fc],
] as const;

function inMathItalic(letter: string): string {
  // Planck's constant came before the block did.
  if (letter === "h") return "ℎ";
  const block = blocks.find(([from, to]) => letter >= from && letter <= to);
  if (!block) return "";
  return String.fromCodePoint(block[2] + letter.codePointAt(0)! - block[0].codePointAt(0)!);
}
