import { type BackendChoice, useBackend } from "@gan/backends";
import { cpu } from "@gan/backends/cpu";
import { node } from "@gan/backends/node";
import { nodeGpu } from "@gan/backends/node-gpu";
import { onnx } from "@gan/backends/onnx";
import { wasm } from "@gan/backends/wasm";
import { webgpu } from "@gan/backends/webgpu";
import { type Backend, InvalidOptionError } from "@gan/spec";
import type { BackendName } from "./backend-names.ts";
import { say } from "./terminal.ts";

/** Every engine the command line can use, the ones to prefer first. */
const backends: Readonly<Record<BackendName, () => Backend>> = {
  "node-gpu": () => nodeGpu(),
  onnx: () => onnx(threads()),
  node: () => node(),
  wasm: () => wasm(),
  webgpu: () => webgpu(),
  cpu,
};

/** Threads of ONNX Runtime where `GAN_THREADS` has a number, as it has in a sweep; else as many as there are cores. */
function threads(): { readonly threads?: number } {
  const given = process.env.GAN_THREADS;
  if (given === undefined || given === "") return {};
  const count = Number(given);
  if (!(Number.isInteger(count) && count >= 1 && count <= 1024)) {
    throw new InvalidOptionError("GAN_THREADS", given, "a whole number from 1 to 1024");
  }
  return { threads: count };
}

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
