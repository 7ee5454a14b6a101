/** Loads the text of the script that the engine's threads run. */
export type ThreadScript = () => Promise<string>;

/**
 * Gives the engine the script of its threads, in place of the text of its own function.
 *
 * It writes `var WasmBackendModuleThreadedSimd = ` before that text.
 */
export async function takeThreadScript(load: ThreadScript): Promise<void> {
  const [text, factory] = await Promise.all([
    load(),
    import("@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js"),
  ]);
  // What a bundler makes of a CommonJS module has its function in one of the two.
  const own = (factory.default ?? factory) as { toString: () => string };
  own.toString = () => `undefined;${text}`;
}
