import { readFileSync } from "node:fs";
import { createRng, datasetFromFloats, readRows } from "@gan/spec";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import {
  encodeCsv,
  encodeNpy,
  encodeNpz,
  measureColumns,
  readNumbers,
  restoreUnits,
  standardize,
} from "../index.ts";
import { writeMat } from "../mat/write-mat.ts";

const text = (content: string, file = "x.csv") =>
  readNumbers(new TextEncoder().encode(content), file);
/** Files that NumPy 2 wrote. */
const npy = (name: string) =>
  readNumbers(
    new Uint8Array(readFileSync(new URL(`../../test/npy/${name}`, import.meta.url))),
    name,
  );
const rows = [1, 2.5, -3, 4, 5, 1e-3].map(Math.fround);

describe("a text of numbers", () => {
  it.each([
    ["commas", "1,2.5,-3\n4,5,1e-3\n"],
    ["semicolons", "1;2.5;-3\n4;5;1e-3"],
    ["tabs and Windows' line ends", "1\t2.5\t-3\r\n4\t5\t0.001\r\n\r\n"],
    ["spaces, as NumPy writes", "1.000e+00 2.5e+00 -3.000e+00\n4.0 5. 1e-3\n"],
    ["a byte order mark", "\ufeff1,2.5,-3\n4,5,.001"],
  ])("is read with %s", async (_, content) => {
    expect(await text(content)).toEqual({
      names: ["x1", "x2", "x3"],
      values: Float32Array.from(rows),
    });
  });

  it("takes names from a first line of words, quoted or not, and after a #", async () => {
    const named = await text('"weight, kg",height\n1,2\n');
    expect(named).toEqual({ names: ["weight, kg", "height"], values: Float32Array.of(1, 2) });
    expect((await text("# a b\n1 2\n")).names).toEqual(["a", "b"]);
    expect((await text(",a\n0,2\n")).names).toEqual(["x1", "a"]);
  });

  it.each([
    ["1,2\n3,four\n", /^`x.csv` holds the text "four" in line 2, column 2\. Leave/],
    ["a,b\n3,4\n5,\n", /holds no number \(""\) in line 3, column 2\./],
    ["1,nan\n", /holds no number \("nan"\) in line 1, column 2\./],
    ["a\n1\n1e39\n", /holds a number too large for float32 in line 3, column 1\./],
    ["1,2\n3,4,5\n", /has 3 cells in line 2, expected 2 as in line 1\./],
    ["1,2\n\n3,4\n", /has an empty line 2\./],
    ["1;2,5\n", /holds the text "2,5" in line 1, column 2\. Write a point/],
    ["a,b\n", /holds 0 rows of 2 numbers\./],
    ["a,a\n1,2\n", /has two columns `a`\./],
    ["", /is empty\./],
    ["1,\0\n", /is no text in UTF-8: line 1 is not\./],
    ["1,0x10\n", /holds the text "0x10" in line 1, column 2\./],
  ])("is refused with its place: %j", async (content, sentence) => {
    await expect(text(content)).rejects.toThrow(sentence);
    await expect(text(content)).rejects.toMatchObject({ code: "GAN_CORRUPT_FILE" });
  });

  it("holds 4,000 columns at most", async () => {
    await expect(text("1,".repeat(4000).concat("1"))).rejects.toThrow(
      /has 4,001 columns, expected at most 4,000/,
    );
  });
});

describe("an array of NumPy", () => {
  it.each(["float32.npy", "float32-big.npy", "float64-fortran.npy"])(
    "is read: %s",
    async (file) => {
      expect(await npy(file)).toEqual({
        names: ["x1", "x2", "x3"],
        values: Float32Array.from(rows),
      });
    },
  );

  it("of one axis has one column", async () => {
    const line = await npy("int64-line.npy");
    expect(line).toEqual({ names: ["x1"], values: Float32Array.of(-2, -1, 0, 1, 2, 3) });
    expect((await npy("bool.npy")).values).toEqual(Float32Array.of(1, 0));
  });

  it.each([
    ["uint16-cube.npy", /holds an array of shape \[2, 2, 2\], expected \[examples, columns\]/],
    ["complex.npy", /holds numbers of the type `<c16`\. Save `x\.astype/],
    ["float16.npy", /holds numbers of the type `<f2`/],
    ["structured.npy", /holds something else than numbers of one type/],
    ["nan.npy", /holds no number \(nan\) in row 2, column 1/],
  ])("is refused: %s", async (file, sentence) => {
    await expect(npy(file)).rejects.toThrow(sentence);
  });

  it("that is cut short is refused", async () => {
    const url = new URL("../../test/npy/float32.npy", import.meta.url);
    const bytes = new Uint8Array(readFileSync(url)).subarray(0, 150);
    await expect(readNumbers(bytes, "x.npy")).rejects.toThrow(
      /has 22 bytes of numbers, expected 24/,
    );
  });
});

describe("a matrix of MATLAB", () => {
  const values = Float64Array.of(1, 4, 2.5, 5, -3, 1e-3);
  const one = writeMat({ x: { shape: [2, 3], values } });

  it("is read row by row, whatever it is called", async () => {
    expect((await readNumbers(one, "x.mat")).values).toEqual(Float32Array.from(rows));
  });

  it("is named where there are several", async () => {
    const two = writeMat({ x: { shape: [2, 3], values }, y: { shape: [6, 1], values } });
    await expect(readNumbers(two, "x.mat")).rejects.toThrow(/`x`, `y`\. Say which.*--variable/);
    expect((await readNumbers(two, "x.mat", { variable: "y" })).names).toEqual(["x1"]);
  });

  it("alone takes a variable", async () => {
    await expect(
      text("1,2\n").then(() => readNumbers(one, "x.csv", { variable: "x" })),
    ).rejects.toThrow(/`variable` is "x", expected nothing, but with a MATLAB file/);
  });
});

describe("examples that are written", () => {
  const values = createRng(1).stream("x").fillNormal(new Float32Array(12), 0, 1e5);
  const dataset = datasetFromFloats({ name: "x", exampleShape: [3], values });

  it("read back bit by bit, as an array and as a text", async () => {
    expect((await readNumbers(encodeNpy(dataset), "x.npy")).values).toEqual(values);
    const names = ["a", "b, c", "d e"];
    const csv = await readNumbers(encodeCsv(dataset, names), "x.csv");
    expect(csv).toEqual({ names, values });
  });

  it("begin as NumPy's do, byte for byte", () => {
    const url = new URL("../../test/npy/float32.npy", import.meta.url);
    const two = datasetFromFloats({
      ...{ name: "x", exampleShape: [3], values: Float32Array.from(rows) },
    });
    expect(Buffer.from(encodeNpy(two)).equals(readFileSync(url))).toBe(true);
  });

  it("lie in an archive with their range", () => {
    const files = unzipSync(encodeNpz(dataset));
    expect(Object.keys(files)).toEqual(["samples.npy", "range.npy"]);
    expect(files["samples.npy"]).toEqual(encodeNpy(dataset));
    expect(encodeNpz(dataset)).toEqual(encodeNpz(dataset));
  });
});

describe("columns", () => {
  const values = Float32Array.of(1e6 + 1, 7, 1e6 + 2, 7, 1e6 + 3, 7, 1e6 + 4, 7);
  const table = datasetFromFloats({ name: "t", exampleShape: [2], values });
  const columns = measureColumns(table, ["a", "b"]);

  it("are measured, also far from zero, and where all values are one", () => {
    expect(columns).toEqual([
      { name: "a", mean: 1e6 + 2.5, deviation: Math.sqrt(1.25) },
      { name: "b", mean: 7, deviation: 1 },
    ]);
  });

  it("are scaled to mean 0 and deviation 1, and come back", () => {
    const scaled = standardize(table, columns);
    const own = readRows(scaled);
    expect(own[0]).toBeCloseTo(-1.5 / Math.sqrt(1.25), 6);
    expect([own[1], own[7]]).toEqual([0, 0]);
    expect(Array.from(readRows(restoreUnits(scaled, columns)))).toEqual(Array.from(values));
  });
});
