import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { datasetFromFloats, readRows } from "@gan/spec";
import { expect, it } from "vitest";
import { encodeNpy } from "../numbers/encode-npy.ts";
import { openNpy } from "../numbers/read-npy.ts";
import { loadArrayFile } from "./array-file.ts";

const numpy = (name: string) => fileURLToPath(new URL(`../../test/npy/${name}`, import.meta.url));

it("reads an array that NumPy saved, of any shape", async () => {
  const cube = await loadArrayFile(numpy("uint16-cube.npy"));
  expect(cube).toMatchObject({ name: "uint16-cube", size: 2, exampleShape: [2, 2] });
  expect((await loadArrayFile(numpy("int64-line.npy"))).exampleShape).toEqual([1]);
  const plain = await loadArrayFile(numpy("float32.npy"));
  for (const other of ["float32-big.npy", "float64-fortran.npy"]) {
    expect(readRows(await loadArrayFile(numpy(other)))).toEqual(readRows(plain));
  }
});

it("reads what `gan sample` writes, and bytes as numbers from 0 to 1", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gan-array-"));
  try {
    const values = Float32Array.from({ length: 24 }, (_, i) => i / 24);
    const samples = datasetFromFloats({ name: "samples", exampleShape: [2, 3, 2], values });
    await writeFile(join(folder, "samples.npy"), encodeNpy(samples));
    const read = await loadArrayFile(join(folder, "samples.npy"));
    expect(read.exampleShape).toEqual([2, 3, 2]);
    expect(readRows(read)).toEqual(values);

    const header = "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2), }".padEnd(63);
    const bytes = Buffer.concat([
      Buffer.from("\x93NUMPY\x01\x00\x40\x00", "latin1"),
      Buffer.from(`${header}\n`),
      Buffer.of(0, 51, 102, 255),
    ]);
    await writeFile(join(folder, "bytes.npy"), bytes);
    const [black, fifth, twoFifths, white] = readRows(
      await loadArrayFile(join(folder, "bytes.npy")),
    );
    expect([black, white]).toEqual([0, 1]);
    expect(fifth).toBeCloseTo(0.2, 6);
    expect(twoFifths).toBeCloseTo(0.4, 6);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it("finds each element of an array whose first axis runs fastest", () => {
  // x[i, j, k] = 100 i + 10 j + k, of shape [2, 3, 2].
  const header = "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3, 2), }".padEnd(63);
  const inFile: number[] = [];
  for (const k of [0, 1])
    for (const j of [0, 1, 2]) for (const i of [0, 1]) inFile.push(100 * i + 10 * j + k);
  const bytes = Buffer.concat([
    Buffer.from("\x93NUMPY\x01\x00\x40\x00", "latin1"),
    Buffer.from(`${header}\n`),
    Buffer.from(inFile),
  ]);
  const expected = [0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121];
  expect([...openNpy(bytes, "x.npy").values()]).toEqual(expected);
});

it.each([
  ["nothing.npy", "GAN_MISSING_FILE", /Name a file that `numpy\.save` wrote/],
  ["../pictures/color.png", "GAN_CORRUPT_FILE", /is not one array that NumPy saved/],
  ["nan.npy", "GAN_CORRUPT_FILE", /holds no number \(nan\) in row 2, column 1/],
  ["complex.npy", "GAN_CORRUPT_FILE", /numbers of the type `<c16`/],
])("refuses %s", async (file, code, sentence) => {
  const reading = loadArrayFile(numpy(file));
  await expect(reading).rejects.toMatchObject({ code, message: expect.stringMatching(sentence) });
});
