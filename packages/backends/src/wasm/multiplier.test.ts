import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import fc from "fast-check";
import { afterAll, describe, expect, it, vi } from "vitest";
import { createMultiplier, type Matrix, type MultiplierOptions } from "./multiplier.ts";
import { productBinaries } from "./product-binaries.ts";

const isTaken = (binary: keyof typeof productBinaries) =>
  WebAssembly.validate(Buffer.from(productBinaries[binary], "base64"));
// Node 20 has the relaxed operations, and asks to be told.
if (!isTaken("relaxed")) setFlagsFromString("--experimental-wasm-relaxed-simd");

const workers: Worker[] = [];
afterAll(() => Promise.all(workers.map((worker) => worker.terminate())));

/** A helper's program, which is written for browsers, in a thread of Node. */
function createWorker(script: string): Worker {
  const receive =
    "require('node:worker_threads').parentPort.once('message', (data) => onmessage({ data }))";
  const worker = new Worker(`${script};${receive}`, { eval: true });
  workers.push(worker);
  return worker;
}

/** Products in memory of their own, of numbers from a seed, and the same in double precision. */
function products(options: MultiplierOptions & { readonly isShared?: boolean }) {
  const { isShared: shared = false } = options;
  const memory = new WebAssembly.Memory({ initial: 400, maximum: 65536, shared });
  let end = 64;
  const allocate = (bytes: number) => {
    const at = end;
    end += bytes;
    return at;
  };
  const multiply = createMultiplier({ memory, allocate }, options);
  const floats = () => new Float32Array(memory.buffer);
  const first = end;

  return (
    [rows, columns, depth]: readonly [number, number, number],
    [isATransposed, isBTransposed]: readonly [boolean, boolean] = [false, false],
  ) => {
    end = first;
    const matrix = (height: number, width: number, isTransposed: boolean): Matrix => ({
      at: allocate(4 * height * width),
      row: isTransposed ? 1 : width,
      column: isTransposed ? height : 1,
    });
    const a = matrix(rows, depth, isATransposed);
    const b = matrix(depth, columns, isBTransposed);
    const c = matrix(rows, columns, false);
    const guard = allocate(4);
    const values = floats();
    for (let i = 0, x = 1; i < rows * depth + depth * columns; i++) {
      x = (x * 48271) % 2147483647;
      values[a.at / 4 + i] = x / 2147483647 - 0.5;
    }
    values.fill(Number.NaN, c.at / 4, guard / 4);
    values[guard / 4] = 7;
    multiply({ rows, columns, depth }, a, b, c);
    expect(values[guard / 4]).toBe(7);
    const wanted = new Float64Array(rows * columns);
    const at = (x: Matrix, i: number, j: number) => values[x.at / 4 + i * x.row + j * x.column]!;
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        for (let p = 0; p < depth; p++) wanted[i * columns + j]! += at(a, i, p) * at(b, p, j);
      }
    }
    return { found: values.slice(c.at / 4, guard / 4), wanted };
  };
}

/** Bit for bit; of so many numbers a difference would take minutes to print. */
const isSame = (a: Float32Array, b: Float32Array) =>
  Buffer.from(a.buffer, a.byteOffset, a.byteLength).equals(
    Buffer.from(b.buffer, b.byteOffset, b.byteLength),
  );

const names = Object.keys(productBinaries) as (keyof typeof productBinaries)[];

describe.each(names)("%s", (binary) => {
  it("multiplies matrices of any sizes, each transposed or not, and writes nothing beside", (context) => {
    if (!isTaken(binary)) context.skip(`this Node has no WebAssembly of the kind "${binary}"`);
    const product = products({ binary });
    const length = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 100, max: 150 }));
    const depth = fc.oneof(length, fc.integer({ min: 380, max: 800 }));
    fc.assert(
      fc.property(
        fc.tuple(length, length, depth),
        fc.tuple(fc.boolean(), fc.boolean()),
        (size, transposed) => {
          const { found, wanted } = product(size, transposed);
          // What rounding can do to a sum of so many products of numbers up to .5.
          const bound = size[2] * 0.25 * size[2] * 2 ** -24;
          for (const [i, x] of wanted.entries()) {
            if (!(Math.abs(found[i]! - x) <= bound)) expect([i, found[i]]).toEqual([i, x]);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it("has with several threads the bits of one", async (context) => {
    if (!isTaken(binary)) context.skip(`this Node has no WebAssembly of the kind "${binary}"`);
    const one = products({ binary });
    const started = workers.length;
    const three = products({ binary, threads: 3, createWorker, isShared: true });
    expect(workers.length - started).toBe(2);
    const waits = vi.spyOn(Atomics, "notify");
    for (const size of [
      [100, 500, 90],
      [500, 100, 90],
      [1500, 9, 400],
      [7, 1700, 400],
    ] as const) {
      const { found } = one(size);
      // Until its helpers have started one thread multiplies alone, to the same bits.
      await vi.waitFor(() => {
        waits.mockClear();
        expect(isSame(three(size).found, found)).toBe(true);
        expect(waits).toHaveBeenCalled();
      }, 20_000);
    }
    waits.mockRestore();
  }, 60_000);
});

it("shares products out where its own thread may not wait, as a page's", {
  timeout: 60_000,
}, async () => {
  const waits = vi.spyOn(Atomics, "wait").mockImplementation(() => {
    throw new TypeError("Atomics.wait cannot be called in this context");
  });
  const one = products({ binary: "vector" });
  const two = products({ binary: "vector", threads: 2, createWorker, isShared: true });
  expect(waits).toHaveBeenCalledTimes(1);
  const notified = vi.spyOn(Atomics, "notify");
  const { found } = one([100, 500, 90]);
  await vi.waitFor(() => {
    expect(isSame(two([100, 500, 90]).found, found)).toBe(true);
    expect(notified).toHaveBeenCalled();
  }, 20_000);
  notified.mockRestore();
  waits.mockRestore();
});

it("throws where a thread reads beyond the memory, and waits for nobody", {
  timeout: 60_000,
}, async () => {
  const memory = new WebAssembly.Memory({ initial: 400, maximum: 65536, shared: true });
  let pieces = 0;
  const allocate = () => 2 ** 20 * ++pieces;
  const multiply = createMultiplier({ memory, allocate }, { threads: 2, createWorker });
  const size = { rows: 100, columns: 500, depth: 90 };
  const beyond = { at: memory.buffer.byteLength, row: 90, column: 1 };
  const b = { at: allocate(), row: 500, column: 1 };
  const c = { at: allocate(), row: 500 };
  await vi.waitFor(
    () => expect(() => multiply(size, beyond, b, c)).toThrow("A thread could not multiply"),
    20_000,
  );
});
