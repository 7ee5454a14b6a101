import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "./repository.ts";

/** The folder of real data that holds MNIST, or `undefined` where there is none. */
export const findMnistRoot = () =>
  findRoot("mnist/train-images-idx3-ubyte.gz", "mnist/train-images-idx3-ubyte");

/** The folder of real data that holds the first batch of CIFAR-10, or `undefined` where there is none. */
export const findCifar10Root = () =>
  findRoot("cifar-10-batches-bin/data_batch_1.bin", "cifar10/data_batch_1.bin");

function findRoot(...files: readonly string[]): string | undefined {
  const folder = process.env.GAN_DATA_DIR ?? resolve(root, "../shared/data");
  return files.some((file) => existsSync(join(folder, file))) ? folder : undefined;
}
