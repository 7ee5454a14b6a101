import { base64 } from "./base64.ts";
import { html, type Markup } from "./markup.ts";

/** Small pictures are shown enlarged up to this width, by a whole factor so that pixels stay square. */
const SHOWN_WIDTH = 640;

/** An image element that holds a PNG, with its size written down so that the page does not jump. */
export function pngPicture(png: Uint8Array, alt: string): Markup {
  const header = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [width, height] = [header.getUint32(16), header.getUint32(20)];
  const factor = Math.max(1, Math.floor(SHOWN_WIDTH / width));
  return html`<img class="picture" src="data:image/png;base64,${base64(png)}" alt="${alt}" width="${width * factor}" height="${height * factor}">`;
}
