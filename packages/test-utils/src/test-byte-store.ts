import type { ByteStore } from "@gan/spec";
import { describe, expect, it } from "vitest";

/**
 * The contract of every byte store.
 *
 * @param create - Gives an empty store each time.
 */
export function testByteStore(name: string, create: () => ByteStore | Promise<ByteStore>): void {
  describe(`byte store ${name}`, () => {
    it("has no files at first", async () => {
      const store = await create();
      expect(await store.list()).toEqual([]);
      expect(await store.read("a")).toBeUndefined();
    });

    it("gives back what was written, to any length", async () => {
      const store = await create();
      const large = Uint8Array.from({ length: 3_000_001 }, (_, i) => i % 251);
      await store.writeAtomically("large", large);
      await store.writeAtomically("empty", new Uint8Array());
      expect(same(await store.read("large"), large)).toBe(true);
      expect(await store.read("empty")).toEqual(new Uint8Array());
    });

    it("replaces a file whole", async () => {
      const store = await create();
      await store.writeAtomically("a", text("a longer one"));
      await store.writeAtomically("a", text("short"));
      expect(await store.read("a")).toEqual(text("short"));
    });

    it("keeps its files apart from the arrays that it takes and gives", async () => {
      const store = await create();
      const given = text("abc").subarray(1);
      await store.writeAtomically("a", given);
      given.fill(0);
      const taken = await store.read("a");
      expect(taken).toEqual(text("bc"));
      taken?.fill(0);
      expect(await store.read("a")).toEqual(text("bc"));
    });

    it("adds at the end, whether the file is there or not", async () => {
      const store = await create();
      await store.append("log", text("one\n"));
      await store.append("log", text("two\n"));
      expect(await store.read("log")).toEqual(text("one\ntwo\n"));
      await store.writeAtomically("log", text("three\n"));
      await store.append("log", text("four\n"));
      expect(await store.read("log")).toEqual(text("three\nfour\n"));
    });

    it("makes changes in the order they were asked for", async () => {
      const store = await create();
      const numbers = Array.from({ length: 20 }, (_, i) => i);
      await Promise.all([
        store.writeAtomically("log", text("old")),
        store.remove("log"),
        ...numbers.map((i) => store.append("log", text(`${i} `))),
        store.writeAtomically("other", text("x")),
      ]);
      expect(await store.read("log")).toEqual(text(numbers.map((i) => `${i} `).join("")));
    });

    it("shows a reader the old bytes or the new ones", async () => {
      const store = await create();
      const version = (byte: number) => new Uint8Array(200_000).fill(byte);
      await store.writeAtomically("a", version(0));
      let isWriting = true;
      const writing = (async () => {
        for (let i = 1; i <= 20; i++) await store.writeAtomically("a", version(i));
      })().finally(() => {
        isWriting = false;
      });
      while (isWriting) {
        const seen = await store.read("a");
        expect(same(seen, version(seen?.[0] ?? 0))).toBe(true);
      }
      await writing;
      expect(await store.read("a")).toEqual(version(20));
    });

    it("lists names in order and forgets removed ones", async () => {
      const store = await create();
      for (const file of ["b", "samples 10.png", "a-é.json", "B"]) {
        await store.append(file, text(file));
      }
      expect(await store.list()).toEqual(["B", "a-é.json", "b", "samples 10.png"]);
      await store.remove("b");
      await store.remove("never there");
      expect(await store.list()).toEqual(["B", "a-é.json", "samples 10.png"]);
      expect(await store.read("b")).toBeUndefined();
    });

    it.each(["", ".", "..", "../a", "a/b", "a\\b", ".hidden", "a\0"])(
      "refuses the name %j, which could leave its folder",
      async (file) => {
        const store = await create();
        const attempts = [
          () => store.read(file),
          () => store.writeAtomically(file, text("x")),
          () => store.append(file, text("x")),
          () => store.remove(file),
        ];
        for (const attempt of attempts) {
          await expect(attempt()).rejects.toMatchObject({ code: "GAN_INVALID_OPTION" });
          await expect(attempt()).rejects.toThrow(/plain file name.*one flat folder/);
        }
        expect(await store.list()).toEqual([]);
      },
    );
  });
}

const text = (value: string): Uint8Array => new Uint8Array(new TextEncoder().encode(value));

/** Compares large arrays without vitest's element-by-element report. */
function same(left: Uint8Array | undefined, right: Uint8Array): boolean {
  return left?.length === right.length && left.every((byte, i) => byte === right[i]);
}
