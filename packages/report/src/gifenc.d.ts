/** The part of gifenc, which ships no types, that is used here. */
declare module "gifenc" {
  type Rgb = [red: number, green: number, blue: number];

  interface FrameOptions {
    readonly palette: readonly Rgb[];
    /** Milliseconds. */
    readonly delay: number;
    /** 0 repeats for ever. */
    readonly repeat: number;
  }

  interface Encoder {
    writeFrame(index: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array;
  }

  export function GIFEncoder(): Encoder;
  export function quantize(rgba: Uint8Array, maxColors: number): Rgb[];
  export function applyPalette(rgba: Uint8Array, palette: readonly Rgb[]): Uint8Array;
}
