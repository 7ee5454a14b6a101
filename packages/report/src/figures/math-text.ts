/** Width of a character as a share of the font's size: the mean of the bundled font, which is a wide one. */
const CHARACTER = 0.57;

/** Width of a text in pixels, about; subscripts are counted as set smaller. */
export function textWidth(text: string, size: number): number {
  const subscripts = [...text.matchAll(subscript)].reduce(
    (sum, [, under]) => sum + under!.length,
    0,
  );
  const marks = [...text.matchAll(subscript)].length;
  return (text.length - marks - 0.25 * subscripts) * CHARACTER * size;
}

/**
 * SVG of a text in which `p_g` has a subscript: escaped, and moved with `dy`, which every reader of SVG understands.
 */
export function mathText(text: string): string {
  // Splitting keeps what the pattern captures: every second part is a subscript.
  const parts = text.split(subscript).map(escapeText);
  return parts
    .map((part, i) => {
      if (i % 2 === 1) return `<tspan font-size="75%" dy="0.3em">${part}</tspan>`;
      return i === 0 || part === "" ? part : `<tspan dy="-0.225em">${part}</tspan>`;
    })
    .join("");
}

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Breaks a text into lines that are no wider than so many pixels. */
export function wrap(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  // A name is not torn from what it is the name of: "log 4", "= 3", "G = 3".
  const bound = text.replace(/ (?=[\d=·½])|(?<=[=·]) /g, "\u00a0");
  for (const word of bound.split(" ")) {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line !== undefined && textWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const subscript = /_(data|g|z)\b/g;
