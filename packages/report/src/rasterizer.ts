import { initWasm, Resvg } from "@resvg/resvg-wasm";

/** The two files a rasterizer needs, however they are fetched. */
export interface RasterizerFiles {
  /** `@resvg/resvg-wasm/index_bg.wasm`. */
  readonly wasm: ArrayBuffer | ArrayBufferView<ArrayBuffer> | Response;
  /** The font of all text, TrueType; this package's `font/DejaVuSans.ttf`. */
  readonly font: Uint8Array;
}

/** How large a figure becomes. */
export interface SvgToPngOptions {
  /** Pixels of the PNG for one of the figure. @default 2 */
  readonly scale?: number;
  /** Any CSS color. @default white */
  readonly background?: string;
}

/** Draws an SVG figure as PNG, in its light colors. */
export type Rasterizer = (svg: string, options?: SvgToPngOptions) => Uint8Array;

let isReady: Promise<void> | undefined;

/** Loads resvg, once in a process, and gives a function that draws figures; equal figures give equal bytes. */
export async function loadRasterizer({ wasm, font }: RasterizerFiles): Promise<Rasterizer> {
  isReady ??= initWasm(wasm);
  await isReady;
  return (svg, { scale = 2, background = "white" } = {}) => {
    const family = "DejaVu Sans";
    const resvg = new Resvg(svg, {
      background,
      fitTo: { mode: "zoom", value: scale },
      font: { fontBuffers: [font], defaultFontFamily: family, sansSerifFamily: family },
    });
    const image = resvg.render();
    try {
      return image.asPng();
    } finally {
      image.free();
      resvg.free();
    }
  };
}
