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

/** `Uint8Array.toBase64` is younger than Node 20. */
function base64(bytes: Uint8Array): string {
  const CHUNK = 0x8000;
  let binary = "";
  for (let from = 0; from < bytes.length; from += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(from, from + CHUNK));
  }
  return btoa(binary);
}
