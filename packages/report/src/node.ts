import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { loadRasterizer, type Rasterizer, type SvgToPngOptions } from "./rasterizer.ts";

export type { SvgToPngOptions };

let rasterizer: Promise<Rasterizer> | undefined;

/** Draws an SVG figure as PNG with the font this package brings, in its light colors. */
export async function svgToPng(svg: string, options?: SvgToPngOptions): Promise<Uint8Array> {
  rasterizer ??= readFiles().then(loadRasterizer);
  return (await rasterizer)(svg, options);
}

async function readFiles() {
  const wasm = createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm");
  const font = new URL("../font/DejaVuSans.ttf", import.meta.url);
  const [wasmBytes, fontBytes] = await Promise.all([readFile(wasm), readFile(font)]);
  return { wasm: new Uint8Array(wasmBytes), font: new Uint8Array(fontBytes) };
}
