import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

/** The folder that `scripts/build-tfjs-node.mjs` filled; `undefined` where there is none. */
export const tfjsNodeFolder = [process.env.GAN_TFJS_NODE ?? ""]
  .filter((folder) => existsSync(join(folder, "node_modules/@tensorflow/tfjs-node/lib")))
  .map((folder) => resolve(folder))
  .at(0);

/** Why a test that needs TensorFlow's own library is skipped. */
export const noTfjsNode =
  "no @tensorflow/tfjs-node in GAN_TFJS_NODE; `node scripts/build-tfjs-node.mjs <folder>` builds it";

/** Packages that register what they hold with TensorFlow.js, of which a process may have one copy. */
const shared = ["core", "layers", "backend-cpu"].map((name) => `@tensorflow/tfjs-${name}`);

/** Loads the package from its folder, onto the TensorFlow.js of this repository, as one installation has it. */
export async function loadTfjsNode(): Promise<unknown> {
  if (tfjsNodeFolder === undefined) throw new Error(`There is ${noTfjsNode}.`);
  const [ours, theirs] = [
    createRequire(import.meta.url),
    createRequire(join(tfjsNodeFolder, "package.json")),
  ];
  for (const name of shared) {
    ours(name);
    theirs.cache[theirs.resolve(name)] ??= ours.cache[ours.resolve(name)];
  }
  return theirs("@tensorflow/tfjs-node");
}
