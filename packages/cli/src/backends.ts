import { type BackendChoice, useBackend } from "@gan/backends";
import { cpu } from "@gan/backends/cpu";
import { node } from "@gan/backends/node";
import { nodeGpu } from "@gan/backends/node-gpu";
import { onnx } from "@gan/backends/onnx";
import { wasm } from "@gan/backends/wasm";
import { webgpu } from "@gan/backends/webgpu";
import type { Backend } from "@gan/spec";
import type { BackendName } from "./backend-names.ts";
import { say } from "./terminal.ts";

/** Every engine the command line can use, the ones to prefer first. */
const backends: Readonly<Record<BackendName, () => Backend>> = {
  "node-gpu": () => nodeGpu(),
  onnx: () => onnx(),
  node: () => node(),
  wasm: () => wasm(),
  webgpu: () => webgpu(),
  cpu,
};

/** Engines to try when none is named. Not `webgpu`: on a machine without a GPU it runs, in software, slowly. */
const preferred = ["node-gpu", "onnx", "node", "wasm", "cpu"] as const;

/**
 * Activates the named backend, or with `auto` the best that loads here.
 *
 * Says why when that is not `onnx`, which comes with this package; the others are the user's to add.
 */
export async function chooseBackend(name: BackendName | "auto" = "auto"): Promise<BackendChoice> {
  const names = name === "auto" ? preferred : [name];
  const choice = await useBackend(names.map((each) => backends[each]()));
  const missed = choice.passedOver.find(({ name }) => name === "onnx");
  if (missed) say(`Backend ${choice.backend.name} instead of onnx. ${missed.reason}`);
  return choice;
}
