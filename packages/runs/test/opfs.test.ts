import { testByteStore } from "@gan/test-utils";
import { chromiumPath, noChromium } from "@gan/test-utils/chromium";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type ChromiumStores, openChromium } from "./chromium-stores.ts";

let chromium: ChromiumStores | undefined;

beforeAll(async () => {
  if (chromiumPath !== undefined) chromium = await openChromium();
});
beforeEach((context) => {
  if (chromium === undefined) context.skip(noChromium);
});
afterAll(() => chromium?.close());

testByteStore("of a browser's private file system", () => chromium!.create());

it("leaves no temporary file in the private file system", async () => {
  const store = chromium!.create();
  await store.writeAtomically("a", Uint8Array.of(1));
  await store.writeAtomically("a", Uint8Array.of(2));
  expect(await store.list()).toEqual(["a"]);
  expect(await store.read("a")).toEqual(Uint8Array.of(2));
});
