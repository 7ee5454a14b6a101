import fc from "fast-check";
import { expect, it } from "vitest";
import { memoryStore } from "./memory-store.ts";
import { appendRecord, readRecords, truncateRecords } from "./stats.ts";

const FILE = "stats.jsonl";
const encode = (text: string) => new TextEncoder().encode(text);

it("gives no records where none were stored", async () => {
  const store = memoryStore();
  expect(await readRecords(store)).toEqual([]);
  await truncateRecords(store, 3);
  expect(await store.list()).toEqual([]);
});

it("stores one record a line", async () => {
  const store = memoryStore();
  await appendRecord(store, { iteration: 1, loss: 0.5 } as { iteration: number });
  await appendRecord(store, { iteration: 2, note: "a\nb" } as { iteration: number });
  expect(new TextDecoder().decode(await store.read(FILE))).toBe(
    '{"iteration":1,"loss":0.5}\n{"iteration":2,"note":"a\\nb"}\n',
  );
});

it("passes over a last line that was cut at any byte, and goes on behind it", async () => {
  const record = fc.record({ iteration: fc.nat(), note: fc.string({ unit: "binary" }) });
  const records = fc.array(record, { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(
      records,
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (written, share) => {
        const store = memoryStore();
        for (const one of written) await appendRecord(store, one);
        const whole = (await store.read(FILE))!;
        const lastLine = whole.subarray(0, -1).lastIndexOf(10) + 1;
        const cut = lastLine + Math.floor(share * (whole.length - lastLine - 1));
        await store.writeAtomically(FILE, whole.subarray(0, cut));

        const before = written.slice(0, -1);
        expect(await readRecords(store)).toEqual(before);
        await truncateRecords(store, Number.POSITIVE_INFINITY);
        await appendRecord(store, written.at(-1)!);
        expect(await store.read(FILE)).toEqual(whole);
      },
    ),
  );
});

it("drops what came after an iteration and keeps the rest byte for byte", async () => {
  const store = memoryStore();
  await store.append(
    FILE,
    encode('{"iteration":10, "a":1.0}\n{"iteration":20}\n{"iteration":30}\n{"ite'),
  );
  await truncateRecords(store, 20);
  expect(await store.read(FILE)).toEqual(encode('{"iteration":10, "a":1.0}\n{"iteration":20}\n'));
  await truncateRecords(store, 0);
  expect(await store.read(FILE)).toEqual(encode(""));
});

it.each(["{", "null", "3", '{"iteration":"1"}', "\0\0"])(
  "names the line that is %j",
  async (line) => {
    const store = memoryStore();
    await store.append(FILE, encode(`{"iteration":1}\n${line}\n{"iteration":3}\n`));
    for (const attempt of [() => readRecords(store), () => truncateRecords(store, 1)]) {
      await expect(attempt()).rejects.toMatchObject({ code: "GAN_CORRUPT_FILE" });
      await expect(attempt()).rejects.toThrow(/`stats.jsonl` has a line 2 .* Delete that line/);
    }
  },
);

it("refuses a line, and a file, that no run can have written", async () => {
  const store = memoryStore();
  await store.append(FILE, encode(`{"iteration":1}\n${" ".repeat(1_100_000)}\n`));
  await expect(readRecords(store)).rejects.toThrow(
    /line 2 of 1100000 bytes, expected at most 1 MB/,
  );
  const huge = { ...store, read: async () => new Uint8Array(500_000_001) };
  await expect(readRecords(huge)).rejects.toThrow(/has 500000001 bytes, expected at most 500 MB/);
});
