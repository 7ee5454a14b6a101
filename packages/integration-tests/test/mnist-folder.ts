import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "./repository.ts";

/** The folder of real data that holds MNIST, or `undefined` where there is none. */
export function findMnistRoot(): string | undefined {
  const folder = process.env.GAN_DATA_DIR ?? resolve(root, "../shared/data");
  const names = ["train-images-idx3-ubyte.gz", "train-images-idx3-ubyte"];
  return names.some((name) => existsSync(join(folder, "mnist", name))) ? folder : undefined;
}
