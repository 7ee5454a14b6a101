import { useBackend } from "@gan/backends";
import { cpu } from "@gan/backends/cpu";
import { wasm } from "@gan/backends/wasm";
import { webgl } from "@gan/backends/webgl";
import { webgpu } from "@gan/backends/webgpu";
import type { Backend } from "@gan/spec";
import plain from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import threaded from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url";
import type { View } from "../games.ts";
import type { EngineChoice, EngineName } from "../protocol.ts";

const absolute = (address: string) => new URL(address, import.meta.url).href;
const wasmPath = {
  "tfjs-backend-wasm.wasm": absolute(plain),
  "tfjs-backend-wasm-simd.wasm": absolute(simd),
  "tfjs-backend-wasm-threaded-simd.wasm": absolute(threaded),
};

/** Loaded where there are threads. */
const threadScript = () =>
  import("@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js?raw").then(
    ({ default: text }) => text,
  );

const backends: Readonly<Record<EngineName, (view: View) => Backend>> = {
  webgpu: () => webgpu(),
  webgl: () => webgl(),
  wasm: (view) => wasm({ wasmPath, threads: threadsFor(view), threadScript }),
  cpu: () => cpu(),
};

/**
 * Activates an engine.
 *
 * Left to itself, it takes WebAssembly for small networks, whose steps are over before a GPU has begun, and a GPU for pictures,
 * unless that GPU is an imitation in software.
 *
 * @throws {BackendUnavailableError} When the named one does not load.
 */
export async function chooseEngine(wanted: EngineName | "auto", view: View): Promise<EngineChoice> {
  if (wanted !== "auto") {
    await useBackend([backends[wanted](view)]);
    return {
      name: wanted,
      note: { key: (await isSoftware(wanted)) ? "engine.chosenSoftware" : "engine.chosen" },
    };
  }
  if (view !== "pictures") {
    const { backend } = await useBackend([backends.wasm(view), backends.cpu(view)]);
    const isThere = backend.name === "wasm";
    return {
      name: backend.name as EngineName,
      note: { key: isThere ? "engine.small" : "engine.noWasm" },
    };
  }
  const software: EngineName[] = [];
  for (const name of ["webgpu", "webgl"] as const) {
    if (await isSoftware(name)) software.push(name);
  }
  const order = (["webgpu", "webgl", "wasm", "cpu"] as const).filter(
    (name) => !software.includes(name),
  );
  const { backend } = await useBackend(order.map((name) => backends[name](view)));
  return {
    name: backend.name as EngineName,
    note:
      software.length > 0
        ? { key: "engine.software", values: { names: software } }
        : { key: "engine.first" },
  };
}

/**
 * Of a page that may have some, for pictures: small networks are slower with more than one, and beyond four there is nothing left to
 * share out. In Chromium alone, which tells its brands: Firefox never comes to the end of starting them in a worker.
 */
function threadsFor(view: View): number {
  const mayShare = globalThis.crossOriginIsolated && "userAgentData" in navigator;
  return mayShare && view === "pictures" ? Math.min(4, navigator.hardwareConcurrency) : 1;
}

/** Whether an engine is a GPU that this machine has not; true, too, where there is no adapter. */
async function isSoftware(name: EngineName): Promise<boolean> {
  if (name === "webgpu") return isSoftwareWebgpu();
  return name === "webgl" && isSoftwareWebgl();
}

async function isSoftwareWebgpu(): Promise<boolean> {
  const gpu = (navigator as { gpu?: { requestAdapter(): Promise<Adapter | null> } }).gpu;
  const adapter = await gpu?.requestAdapter().catch(() => null);
  if (!adapter) return true;
  const { architecture, description, isFallbackAdapter } = adapter.info ?? {};
  return (
    Boolean(isFallbackAdapter) ||
    /swiftshader|llvmpipe|basic render/i.test(`${architecture} ${description}`)
  );
}

interface Adapter {
  readonly info?: {
    readonly architecture?: string;
    readonly description?: string;
    readonly isFallbackAdapter?: boolean;
  };
}

function isSoftwareWebgl(): boolean {
  const gl = new OffscreenCanvas(1, 1).getContext("webgl2", { failIfMajorPerformanceCaveat: true });
  const names = gl?.getExtension("WEBGL_debug_renderer_info");
  const renderer = names ? gl?.getParameter(names.UNMASKED_RENDERER_WEBGL) : "";
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return !gl || /swiftshader|llvmpipe|software|basic render/i.test(String(renderer));
}
