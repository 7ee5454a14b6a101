/** What the npm package `webgpu` exports. */
export interface Dawn {
  /** Makes the object that browsers call `navigator.gpu`. */
  create(flags: string[]): GPU;
  /** WebGPU's classes and constants, which browsers have as globals. */
  readonly globals: object;
}

declare global {
  /** The part of `navigator.gpu` that is used here; TypeScript's DOM library does not know it yet. */
  interface GPU {
    requestAdapter(): Promise<object | null>;
  }
  interface Navigator {
    readonly gpu: GPU;
  }
}

/** Bundlers for browsers must not look for the package, so its name is not written in the import. */
export async function loadDawn(): Promise<Dawn> {
  const packageName = "webgpu";
  return import(/* webpackIgnore: true */ /* @vite-ignore */ packageName);
}

/** Gives Node the globals that browsers with WebGPU have. */
export function installDawn({ create, globals }: Dawn): void {
  Object.assign(globalThis, globals);
  const gpu = { value: create([]), configurable: true };
  if (globalThis.navigator) Object.defineProperty(globalThis.navigator, "gpu", gpu);
  else {
    // Node 20 has no `navigator`; whoever finds one expects it to say what it belongs to.
    const value = { userAgent: `Node.js/${process.versions.node}` };
    Object.defineProperty(value, "gpu", gpu);
    Object.defineProperty(globalThis, "navigator", { value, configurable: true });
  }
}
