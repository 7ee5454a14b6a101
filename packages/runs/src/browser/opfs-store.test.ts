import { afterEach, expect, it, vi } from "vitest";
import { opfsStore } from "./opfs-store.ts";

afterEach(() => vi.unstubAllGlobals());

const error = (name: string) => Object.assign(new Error(name), { name });

/** A file system whose file `log` stays locked for some removals, as a browser's does after a writer was closed. */
function lockFor(times: number) {
  const removals: string[] = [];
  const folder = {
    async removeEntry(name: string) {
      removals.push(name);
      if (removals.length <= times) throw error("NoModificationAllowedError");
    },
  };
  vi.stubGlobal("navigator", { storage: { getDirectory: async () => folder } });
  return removals;
}

it("waits until the browser lets go of a file", async () => {
  const removals = lockFor(3);
  await (await opfsStore("")).remove("log");
  expect(removals).toEqual(["log", "log", "log", "log"]);
});

it("gives up on a file that somebody else keeps", async () => {
  lockFor(Number.POSITIVE_INFINITY);
  await expect((await opfsStore("")).remove("log")).rejects.toThrow(/NoModificationAllowedError/);
});
