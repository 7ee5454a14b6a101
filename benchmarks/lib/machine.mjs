import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { cpus, loadavg, totalmem, type } from "node:os";
import { torchVersion } from "./contender-process.mjs";

const require = createRequire(import.meta.url);

/** Programs that take turns with a contender change what its caches hold, even where the processor's time is compared. */
const LOADED = 0.5;

/** Where and with what a benchmark ran. Call it before it starts: a benchmark is a load, too. */
export async function describeRun() {
  const [load] = loadavg();
  return {
    date: new Date().toISOString().slice(0, 19),
    machine: {
      processor: cpus()[0]?.model,
      cores: cpus().length,
      memoryGB: Math.round(totalmem() / 2 ** 30),
      system: type(),
    },
    load: Number(load.toFixed(2)),
    isLoaded: load > LOADED,
    versions: {
      node: process.versions.node,
      "@tensorflow/tfjs-core": versionOf("@tensorflow/tfjs-core"),
      "onnxruntime-node": versionOf("onnxruntime-node"),
      torch: (await torchVersion()) ?? null,
      peersChooseKernels: true,
      commit: commit(),
    },
  };
}

function versionOf(name) {
  return require(`${name}/package.json`).version;
}

function commit() {
  try {
    const options = { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] };
    return execFileSync("git", ["describe", "--always", "--dirty", "--exclude=*"], options).trim();
  } catch {
    return null;
  }
}
