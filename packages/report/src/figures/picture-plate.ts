import { base64 } from "../base64.ts";
import type { Image } from "../image.ts";
import { encodePng } from "../png.ts";
import { mathText } from "./math-text.ts";
import { plate } from "./plate.ts";

/** What is written around a picture. */
export interface PicturePlateOptions {
  readonly title: string;
  /** What the picture shows, for readers who do not see it. */
  readonly description: string;
  /** Set above the picture's left and right edge. */
  readonly headings: readonly [left: string, right: string];
  readonly caption: string;
}

/** Pixels that a picture is enlarged to, about. */
const WIDTH = 800;
const HEADING = 22;

/** Puts a picture made of pixels on a plate, enlarged by a whole factor so that its pixels stay square, as SVG. */
export function picturePlate(
  image: Image,
  { title, description, headings: [left, right], caption }: PicturePlateOptions,
): string {
  const { width, height, ...rest } = enlarged(image, Math.max(1, Math.round(WIDTH / image.width)));
  const png = base64(encodePng({ width, height, ...rest }));
  const svg = [
    `<svg width="${width}" height="${height + HEADING}" font-size="13">`,
    `<text y="13">${mathText(left)}</text>`,
    `<text x="${width}" y="13" text-anchor="end">${mathText(right)}</text>`,
    `<image y="${HEADING}" width="${width}" height="${height}" href="data:image/png;base64,${png}"/>`,
    "</svg>",
  ].join("");
  return plate({ title, description, panels: [{ svg }], columns: 1, caption });
}

function enlarged({ width, height, channels, pixels }: Image, factor: number): Image {
  const large = new Uint8Array(width * height * channels * factor * factor);
  for (let y = 0; y < height * factor; y++) {
    for (let x = 0; x < width * factor; x++) {
      const from = (Math.floor(y / factor) * width + Math.floor(x / factor)) * channels;
      large.set(pixels.subarray(from, from + channels), (y * width * factor + x) * channels);
    }
  }
  return { width: width * factor, height: height * factor, channels, pixels: large };
}
