import { assertPositiveInteger } from "@gan/spec";
import type { Image } from "./image.ts";

/** How a picture fits a terminal. */
export interface PictureInTerminalOptions {
  /** Characters in a line; a wider picture is shrunk to fit. */
  readonly columns: number;
  /** 24-bit color and block characters; without them shades are drawn in plain ASCII. @default true */
  readonly hasColor?: boolean;
}

const SHADES = " .:-=+*#%@";
const RESET = "\x1b[0m";

type Rgb = readonly [red: number, green: number, blue: number];

/**
 * Draws a picture with characters: two pixels in each, one above the other, by half blocks.
 *
 * @returns Lines with line breaks between them.
 * @throws {InvalidOptionError} When `columns` is not a positive whole number.
 */
export function pictureInTerminal(
  image: Image,
  { columns, hasColor = true }: PictureInTerminalOptions,
): string {
  assertPositiveInteger("columns", columns);
  const width = Math.min(image.width, columns);
  const height = Math.max(1, Math.round((image.height * width) / image.width));
  const lines: string[] = [];
  for (let y = 0; y < height; y += 2) {
    let line = "";
    for (let x = 0; x < width; x++) {
      const upper = average(image, x, y, width, height);
      const lower = y + 1 < height ? average(image, x, y + 1, width, height) : upper;
      line += hasColor
        ? `\x1b[38;2;${upper.join(";")};48;2;${lower.join(";")}m▀`
        : shade([...upper, ...lower]);
    }
    lines.push(hasColor ? line + RESET : line);
  }
  return lines.join("\n");
}

/** Mean color of the pixels that fall into one of `width × height` boxes. */
function average(
  { width: w, height: h, channels, pixels }: Image,
  column: number,
  row: number,
  width: number,
  height: number,
): Rgb {
  const [left, top] = [Math.floor((column * w) / width), Math.floor((row * h) / height)];
  const right = Math.max(left + 1, Math.floor(((column + 1) * w) / width));
  const bottom = Math.max(top + 1, Math.floor(((row + 1) * h) / height));
  const sums = [0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * w + x) * channels;
      for (let c = 0; c < 3; c++) sums[c]! += pixels[at + (channels === 1 ? 0 : c)]!;
    }
  }
  const count = (right - left) * (bottom - top);
  return [Math.round(sums[0]! / count), Math.round(sums[1]! / count), Math.round(sums[2]! / count)];
}

function shade(values: readonly number[]): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return SHADES[Math.round((mean / 255) * (SHADES.length - 1))]!;
}
