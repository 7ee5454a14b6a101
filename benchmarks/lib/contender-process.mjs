import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const fileIn = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Where PyTorch is looked for: Debian's is `python3-torch`. */
export const python = process.env.GAN_PYTHON ?? "/usr/bin/python3";

/**
 * Starts a contender: ours on an engine of TensorFlow.js, or `torch`.
 *
 * @param environment - For both sides alike, such as settings of the memory allocator.
 */
export function startContender(engine, { threads = 1, environment = {} } = {}) {
  const [command, ...args] =
    engine === "torch"
      ? [python, fileIn("peer/serve.py"), "--threads", String(threads)]
      : [process.execPath, fileIn("contender.mjs"), engine, String(threads)];
  const child = spawn(command, args, {
    stdio: ["pipe", "pipe", "inherit"],
    env: {
      ...process.env,
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
  };
}

/** The version of the PyTorch that is there, if any. */
export async function torchVersion() {
  const probe = startContender("torch");
  try {
    return (await probe.ask({ task: "products", products: [] })).torch;
  } catch {
    return undefined;
  } finally {
    probe.end();
  }
}
