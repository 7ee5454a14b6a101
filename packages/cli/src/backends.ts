import { type BackendChoice, useBackend } from "@gan/backends";
import { cpu } from "@gan/backends/cpu";
import { node } from "@gan/backends/node";
import { nodeGpu } from "@gan/backends/node-gpu";
import { wasm } from "@gan/backends/wasm";
import type { Backend } from "@gan/spec";

/** Every engine the command line can use, the ones to prefer first. */
const backends: Readonly<Record<BackendName, () => Backend>> = {
  "node-gpu": nodeGpu,
  node,
  wasm: () => wasm(),
  cpu,
};

export const backendNames = ["node-gpu", "node", "wasm", "cpu"] as const;
export type BackendName = (typeof backendNames)[number];

/** Activates the named backend, or with `auto` the best that loads here. */
export function chooseBackend(name: BackendName | "auto" = "auto"): Promise<BackendChoice> {
  const names = name === "auto" ? backendNames : [name];
  return useBackend(names.map((each) => backends[each]()));
}
