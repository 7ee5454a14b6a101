import type { Picture } from "./picture.ts";

/** Red, green, blue and opacity of each pixel. */
interface Decoded extends Pick<Picture, "width" | "height"> {
  readonly data: Uint8ClampedArray;
}

/** Pixels after which the library is loaded anew: its memory grows and never shrinks. */
const large = 4e6;
let current: Promise<(bytes: ArrayBuffer) => Promise<Decoded>> | undefined;
let compiled: WebAssembly.Module | undefined;

/**
 * Decodes a WebP with libwebp, compiled: `@jsquash/webp` is it as Squoosh has it, 140 kB, for Node, pages and workers. It is loaded when
 * it is needed.
 *
 * @throws {Error} When the library cannot read it.
 */
export async function decodeWebp(bytes: Uint8Array): Promise<Decoded> {
  current ??= load();
  const decode = await current.catch((cause) => {
    current = undefined;
    throw new Error("what decodes WebP could not be loaded", { cause });
  });
  try {
    const decoded = await decode(Uint8Array.from(bytes).buffer);
    if (decoded.width * decoded.height > large) current = undefined;
    return decoded;
  } catch (error) {
    // What failed in it may have left its memory in any state.
    current = undefined;
    throw new Error("its data are damaged", { cause: error });
  }
}

async function load(): Promise<(bytes: ArrayBuffer) => Promise<Decoded>> {
  const { default: decode, init } = await import("@jsquash/webp/decode.js");
  // A page fetches the compiled code; Node's `fetch` opens no files.
  compiled ??= readInNode();
  if (compiled) await (init as (module: WebAssembly.Module) => Promise<void>)(compiled);
  else await init({});
  return decode;
}

/** Compiles the code from the package, or gives `undefined` in a page: bundlers leave this alone. */
function readInNode(): WebAssembly.Module | undefined {
  if (typeof process === "undefined" || !process.versions?.node) return undefined;
  const { readFileSync } = process.getBuiltinModule("node:fs");
  const { createRequire } = process.getBuiltinModule("node:module");
  const path = createRequire(import.meta.url).resolve("@jsquash/webp/codec/dec/webp_dec.wasm");
  return new WebAssembly.Module(new Uint8Array(readFileSync(path)));
}
