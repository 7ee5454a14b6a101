import { type BackendChoice, useBackend } from "@gan/backends";
import { cpu } from "@gan/backends/cpu";
import { node } from "@gan/backends/node";
import { nodeGpu } from "@gan/backends/node-gpu";
import { wasm } from "@gan/backends/wasm";
import { webgpu } from "@gan/backends/webgpu";
import type { Backend } from "@gan/spec";

/** Every engine the command line can use, the ones to prefer first. */
const backends: Readonly<Record<BackendName, () => Backend>> = {
  "node-gpu": nodeGpu,
  node,
  wasm: () => wasm(),
  webgpu: () => webgpu(),
  cpu,
};

export const backendNames = ["node-gpu", "node", "wasm", "webgpu", "cpu"] as const;
export type BackendName = (typeof backendNames)[number];

/** Engines to try when none is named. Not `webgpu`: on a machine without a GPU it runs, in software, slowly. */
const preferred = ["node-gpu", "node", "wasm", "cpu"] as const;

/** Activates the named backend, or with `auto` the best that loads here. */
export function chooseBackend(name: BackendName | "auto" = "auto"): Promise<BackendChoice> {
  const names = name === "auto" ? preferred : [name];
  return useBackend(names.map((each) => backends[each]()));
}
