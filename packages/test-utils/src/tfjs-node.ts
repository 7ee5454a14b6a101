import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

/** TensorFlow's own library, in a folder that `scripts/build-tfjs-node.mjs` filled. */
export interface TensorflowLibrary {
  /** `undefined` where there is none. */
  readonly folder: string | undefined;
  /** Why a test that needs it is skipped. */
  readonly absence: string;
  /** Loads the package from its folder, onto the TensorFlow.js of this repository, as one installation has it. */
  load(): Promise<unknown>;
}

/** On the processor. */
export const tfjsNode = libraryIn("GAN_TFJS_NODE", "tfjs-node");

/** On an NVIDIA card. */
export const tfjsNodeGpu = libraryIn("GAN_TFJS_NODE_GPU", "tfjs-node-gpu", " --gpu");

/** Packages that register what they hold with TensorFlow.js, of which a process may have one copy. */
const shared = ["core", "layers", "backend-cpu"].map((name) => `@tensorflow/tfjs-${name}`);

function libraryIn(variable: string, name: string, flag = ""): TensorflowLibrary {
  const folder = [process.env[variable] ?? ""]
    .filter((path) => existsSync(join(path, `node_modules/@tensorflow/${name}/lib`)))
    .map((path) => resolve(path))
    .at(0);
  const absence = `no @tensorflow/${name} in ${variable}; \`node scripts/build-tfjs-node.mjs <folder>${flag}\` builds it`;
  return {
    folder,
    absence,
    async load() {
      if (folder === undefined) throw new Error(`There is ${absence}.`);
      const [ours, theirs] = [
        createRequire(import.meta.url),
        createRequire(join(folder, "package.json")),
      ];
      for (const each of shared) {
        ours(each);
        theirs.cache[theirs.resolve(each)] ??= ours.cache[ours.resolve(each)];
      }
      return theirs(`@tensorflow/${name}`);
    },
  };
}
