import { useBackend } from "@gan/backends";
import { cpu } from "@gan/backends/cpu";
import { node } from "@gan/backends/node";
import { nodeGpu } from "@gan/backends/node-gpu";
import { onnx } from "@gan/backends/onnx";
import { wasm } from "@gan/backends/wasm";
import { webgpu } from "@gan/backends/webgpu";
import { loadDawnFrom } from "@gan/test-utils/dawn";
import { tfjsNode, tfjsNodeGpu } from "@gan/test-utils/tfjs-node";
import { playAll } from "./games.ts";

/** An engine, games separated by commas, iterations, and the folder of a project that has the package `webgpu`. */
const [name = "", games = "", iterations, project = "."] = process.argv.slice(2);
const engines = {
  cpu,
  wasm,
  onnx,
  "onnx-webgpu": () => onnx({ engine: "webgpu" }),
  node: () => node({ load: tfjsNode.load }),
  "node-gpu": () => nodeGpu({ load: tfjsNodeGpu.load }),
  webgpu: () => webgpu({ load: () => loadDawnFrom(project) }),
};

async function play() {
  try {
    await useBackend([engines[name as keyof typeof engines]()]);
    return { played: await playAll(games, Number(iterations)) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

// Dawn's threads would keep the process alive.
process.stdout.write(JSON.stringify(await play()), () => process.exit());
