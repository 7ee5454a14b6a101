import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { GanError } from "@gan/spec";
import { describe, expect, it, type TestContext } from "vitest";
import { dataFolder, missing } from "../../test/real-data.ts";
import { openMat } from "./mat.ts";
import type { MatArray } from "./mat-array.ts";
import { writeMat } from "./write-mat.ts";

function open(context: TestContext, ...path: string[]) {
  const reason = missing("mat", ...path);
  if (reason) context.skip(reason);
  return openMat(readFileSync(join(dataFolder, "mat", ...path)), path.join("/"));
}

const plain = ({ shape, values, imaginary }: MatArray) => ({
  shape,
  values: [...values],
  imaginary: imaginary && [...imaginary],
});
const text = ({ values }: MatArray) => String.fromCharCode(...values);
const angles = Array.from({ length: 9 }, (_, i) => (i * Math.PI) / 4);
const matrix = [1, 2, 3, 2, 0, 0, 3, 0, 0, 4, 0, 0, 5, 0, 0];

describe("version 4, against the values that SciPy reads", () => {
  it.for<[string, string, number[], number[]]>([
    ["testminus_4.2c_SOL2", "testminus", [1, 1], [-1]],
    ["testmatrix_4.2c_SOL2", "testmatrix", [3, 5], matrix],
    ["testmulti_4.2c_SOL2", "a", [3, 5], matrix],
    ["testmulti_4.2c_SOL2", "theta", [1, 9], angles],
    ["testdouble_4.2c_SOL2", "testdouble", [1, 9], angles],
    ["testvec_4_GLNX86", "fit_params", [2, 1], [1276613640.6170352, 0.007511302558266769]],
    ["testvec_4_GLNX86", "xdot_filt", [2, 1], [8.111544747523014e-13, 1.2850403900699359e-11]],
  ])("%s holds %s", async ([file, name, shape, values], context) => {
    const array = await (await open(context, "v4", `${file}.mat`)).read(name);
    expect(plain(array)).toEqual({ shape, values, imaginary: undefined });
  });

  it("reads complex numbers and text", async (context) => {
    const complex = await (await open(context, "v4", "testcomplex_4.2c_SOL2.mat")).read(
      "testcomplex",
    );
    angles.forEach((angle, i) => {
      expect(complex.values[i]).toBeCloseTo(Math.cos(angle), 14);
      expect(complex.imaginary![i]).toBeCloseTo(Math.sin(angle), 14);
    });
    const string = await (await open(context, "v4", "teststring_4.2c_SOL2.mat")).read("teststring");
    expect(text(string)).toBe(`"Do nine men interpret?" "Nine men," I nod.`);
  });
});

describe("versions 6, 7 and 7.3", () => {
  const versions = ["v6", "v7", "v7.3"];

  it.for([
    ["array.mat", 6],
    ["complex.mat", 1],
    ["logical.mat", 2],
    ["partial.mat", 2],
    ["simple.mat", 11],
  ] as const)("give the same numbers for %s", async ([file, count], context) => {
    const files = await Promise.all(versions.map((version) => open(context, version, file)));
    const names = [...files[0]!.names].sort();
    expect(names.length).toBe(count);
    for (const mat of files) {
      expect([...mat.names].sort()).toEqual(names);
      for (const name of names) {
        const [array, first] = [await mat.read(name), await files[0]!.read(name)];
        expect(array.kind).toBe(first.kind);
        expect(plain(array)).toEqual(plain(first));
      }
    }
  });

  it.for(versions)("hold these numbers: %s", async (version, context) => {
    const arrays = await open(context, version, "array.mat");
    expect(plain(await arrays.read("a2x2x2"))).toMatchObject({
      shape: [2, 2, 2],
      values: [1, 4, 3, 2, 1, 3, 2, 4],
    });
    expect(plain(await arrays.read("empty"))).toMatchObject({ shape: [0, 0], values: [] });
    expect(text(await arrays.read("string"))).toBe("string");
    const complex = await (await open(context, version, "complex.mat")).read("imaginary");
    expect(plain(complex)).toEqual({
      shape: [1, 7],
      values: [1, -1, 1, 1, -1, -1, 0],
      imaginary: [0, 0, 1, -1, 1, -1, 1],
    });
  });

  it("keep text of several planes alike", async (context) => {
    const [seven, hdf5] = [
      await open(context, "v7", "char_unicode.mat"),
      await open(context, "v7.3", "char_unicode.mat"),
    ];
    for (const name of seven.names) {
      expect(plain(await seven.read(name))).toEqual(plain(await hdf5.read(name)));
    }
    expect(text(await seven.read("b"))).toBe("Café naïve résumé — π ≈ 3.14159");
  });

  it("are read in big-endian order too", async (context) => {
    const mat = await open(context, "big_endian.mat");
    const [index, spikes] = [await mat.read("index"), await mat.read("spikes")];
    expect(index.shape).toEqual([1, 34]);
    expect([...index.values.slice(0, 3)]).toEqual([88604.784, 98707.212, 103940.352]);
    expect(spikes.shape).toEqual([34, 64]);
    expect(spikes.values[0]).toBe(-3.914623624503103);
  });
});

it("reads every variable of every file, or refuses it in a sentence that says what to do", async (context) => {
  const reason = missing("mat");
  if (reason) context.skip(reason);
  let [read, refused] = [0, 0];
  const entries = readdirSync(join(dataFolder, "mat"), { recursive: true, encoding: "utf8" });
  for (const entry of entries.filter((name) => name.endsWith(".mat"))) {
    const mat = await openMat(readFileSync(join(dataFolder, "mat", entry)), entry);
    expect(mat.names.length).toBeGreaterThan(0);
    for (const name of mat.names) {
      const array = await mat.read(name).catch((error) => {
        expect(error).toSatisfy(GanError.is);
        expect(error.message).toMatch(
          /holds `\w+` as (a|an|something) .*only full arrays of numbers are read\. Save it as one/,
        );
      });
      if (array) {
        read++;
        const length = array.shape.reduce((product, size) => product * size, 1);
        expect(array.values.length).toBe(length);
      } else refused++;
    }
  }
  expect(read).toBeGreaterThan(80);
  expect(refused).toBeGreaterThan(40);
});

describe("a file of our own", () => {
  const values = Uint8Array.from({ length: 24 }, (_, i) => i);
  const file = () => writeMat({ cube: { shape: [2, 3, 4], values } });

  it("is read back, from bytes that do not begin at their buffer's start", async () => {
    const padded = Buffer.concat([Buffer.alloc(3), file()]).subarray(3);
    const cube = await (await openMat(padded, "x.mat")).read("cube");
    expect(cube).toMatchObject({ kind: "uint8", shape: [2, 3, 4] });
    expect([...cube.values]).toEqual([...values]);
  });

  it("is refused when a compressed variable claims more than it can hold", async () => {
    const inner = file().slice(128);
    new DataView(inner.buffer).setUint32(4, 2 ** 30, true);
    const zipped = deflateSync(inner);
    const tag = new Uint8Array(Uint32Array.of(15, zipped.length).buffer);
    const bomb = Buffer.concat([file().subarray(0, 128), tag, zipped]);
    const mat = await openMat(bomb, "x.mat");
    await expect(mat.read("cube")).rejects.toThrow("which is too much");
  });

  const zippedFile = (zipped: Uint8Array) => {
    const tag = new Uint8Array(Uint32Array.of(15, zipped.length).buffer);
    return Buffer.concat([file().subarray(0, 128), tag, zipped]);
  };

  it("is refused when its compressed data do not end, or have another checksum", async () => {
    const whole = deflateSync(file().slice(128), { level: 0 });
    const endless = Uint8Array.from(whole);
    endless[2] = 0;
    const flipped = Uint8Array.from(whole);
    flipped[whole.length - 10]! ^= 1;
    for (const [bytes, problem] of [
      [endless, "its compressed data are damaged"],
      [whole.subarray(0, -8), "its compressed data are damaged|ends 0 bytes into a tag"],
      [flipped, "their checksum differs"],
    ] as const) {
      const read = async () => (await openMat(zippedFile(bytes), "x.mat")).read("cube");
      await expect(read()).rejects.toThrow(new RegExp(problem));
    }
    const cube = await (await openMat(zippedFile(whole), "x.mat")).read("cube");
    expect([...cube.values]).toEqual([...values]);
  });

  it("is refused when it becomes a hundred times as large as it is", async () => {
    const zeros = writeMat({ x: { shape: [1, 7e7], values: new Uint8Array(7e7) } });
    const bomb = zippedFile(deflateSync(zeros.subarray(128)));
    const mat = await openMat(bomb, "x.mat");
    await expect(mat.read("x")).rejects.toThrow("bytes, which is too much");
  });

  it("says which variables there are when another one is asked for", async () => {
    const mat = await openMat(file(), "x.mat");
    await expect(mat.read("images")).rejects.toThrow(
      "`x.mat` has no variable `images`. It holds `cube`.",
    );
  });
});

it("refuses what is no MATLAB file", async () => {
  for (const bytes of [new Uint8Array(0), new Uint8Array(300).fill(7), Uint8Array.of(1, 2, 3)]) {
    await expect(openMat(bytes, "x.mat")).rejects.toThrow(
      "`x.mat` is not a MATLAB file of version 4 to 7.3. Save the variables again",
    );
  }
});
