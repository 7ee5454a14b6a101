import { mkdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, it, vi } from "vitest";
import { temporaryFolder } from "../packages/integration-tests/test/support/gan.ts";
import { ganInProcess } from "../packages/integration-tests/test/support/gan-in-process.ts";
import { root } from "./prepare.mjs";
import { goOnArguments, replayArguments } from "./replay-arguments.mjs";

let folder;

/** Files as long as the data sets', of zeros: the command looks at their lengths and headers alone before it trains. */
beforeAll(async () => {
  folder = await temporaryFolder();
  for (const [name, ...shape] of [
    ["mnist/train-images-idx3-ubyte", 60_000, 28, 28],
    ["mnist/train-labels-idx1-ubyte", 60_000],
  ]) {
    await mkdir(join(folder, "data/mnist"), { recursive: true });
    const header = Buffer.alloc(4 + 4 * shape.length);
    header.set([8, shape.length], 2);
    for (const [i, size] of shape.entries()) header.writeUInt32BE(size, 4 + 4 * i);
    const bytes = shape.reduce((product, size) => product * size);
    await writeZeros(name, header, header.length + bytes);
  }
  await mkdir(join(folder, "data/cifar10"));
  await writeZeros("cifar10/data_batch_1.bin", Buffer.alloc(0), 30_730_000);
});

async function writeZeros(name, header, length) {
  await writeFile(join(folder, "data", name), header);
  await truncate(join(folder, "data", name), length);
}

it.each(["mnist", "cifar10"])("trains %s again as the command is spelled now", async (name) => {
  const kept = join(root, "docs/reproduction", name, "options.json");
  const options = JSON.parse(await readFile(kept, "utf8"));
  // Nothing is measured where there is no memory for it.
  vi.spyOn(process, "availableMemory").mockReturnValue(0);
  const argv = [...replayArguments(options, 500), "--data-dir", "data", "--dry-run"];
  const { code, stdout, stderr } = await ganInProcess({ folder }, ...argv);
  vi.restoreAllMocks();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("500 iterations, backend onnx, seed 2014");
  const later = await ganInProcess({ folder }, ...goOnArguments("nowhere", 2000));
  expect(later.stderr).toContain("was not found");
});
