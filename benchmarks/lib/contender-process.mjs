import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const fileIn = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Where peers are looked for: `scripts/install-peers.mjs` makes such a Python. */
export const python = process.env.GAN_PYTHON ?? "/usr/bin/python3";

/** The libraries that `peer/serve.py` has. */
export const libraries = ["torch", "torch-compiled", "jax", "tensorflow"];

/** Those of them that compute on an NVIDIA card. */
export const cardLibraries = ["torch-card", "torch-card-graph"];

/** What chooses kernels or threads for a library in its stead. No contender sees it: each judges by itself what is fastest here. */
const HANDICAPS = /^(OPENBLAS|NVPL|MKL|OMP|KMP|GOMP|ATEN|ONEDNN|DNNL|XLA|JAX|TF|TORCH)_/;

/** The processors that this process may run on. */
export const processors = (() => {
  try {
    const { stdout } = spawnSync("taskset", ["-cp", String(process.pid)], { encoding: "utf8" });
    return /: (.*)/
      .exec(stdout)[1]
      .split(",")
      .flatMap((part) => {
        const [from, to = from] = part.split("-").map(Number);
        return Array.from({ length: to - from + 1 }, (_, i) => from + i);
      });
  } catch {
    return undefined;
  }
})();

/**
 * Starts a contender: ours on an engine of TensorFlow.js, or a peer's library. Each may run on as many processors as it has
 * threads, where `taskset` can say so.
 *
 * @param environment - For both sides alike, such as settings of the memory allocator.
 */
export function startContender(engine, { threads = 1, environment = {}, quiet = false } = {}) {
  const program = [...libraries, ...cardLibraries].includes(engine)
    ? [python, fileIn("peer/serve.py"), engine, "--threads", String(threads)]
    : [process.execPath, fileIn("contender.mjs"), engine, String(threads)];
  const pin = processors ? ["taskset", "-c", processors.slice(0, threads).join()] : [];
  const [command, ...args] = [...pin, ...program];
  const given = Object.entries(process.env).filter(([name]) => !HANDICAPS.test(name));
  const child = spawn(command, args, {
    stdio: ["pipe", "pipe", quiet ? "ignore" : "inherit"],
    env: {
      ...Object.fromEntries(given),
      ...environment,
      OPENBLAS_NUM_THREADS: String(threads),
      OMP_NUM_THREADS: String(threads),
      PYTHONDONTWRITEBYTECODE: "1",
    },
  });
  child.on("error", () => {});
  child.stdin.on("error", () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    /** Sends a message and waits for its answer. */
    async ask(message) {
      child.stdin.write(`${JSON.stringify(message)}\n`);
      const { value } = await lines.next();
      if (value === undefined)
        throw new Error(`\`${engine}\` ended while it was asked ${message.task ?? "to go on"}.`);
      return JSON.parse(value);
    },
    end: () => child.stdin.end(),
    kill: () => child.kill("SIGKILL"),
  };
}

/** The version of the PyTorch that is there, if any. */
export const torchVersion = async () => (await describePeer("torch"))?.version.split(" ")[1];

/** What a library is and computes with, or nothing where it does not start. */
export async function describePeer(library) {
  const probe = startContender(library, { quiet: true });
  try {
    return await probe.ask({ task: "speed" });
  } catch {
    return undefined;
  } finally {
    probe.end();
  }
}
