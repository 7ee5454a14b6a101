import { testByteStore } from "@gan/test-utils";
import { browserPath, noBrowser } from "@gan/test-utils/browser";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type BrowserStores, openBrowser } from "./browser-stores.ts";

let browser: BrowserStores | undefined;

beforeAll(async () => {
  if (browserPath !== undefined) browser = await openBrowser();
});
beforeEach((context) => {
  if (browser === undefined) context.skip(noBrowser);
});
afterAll(() => browser?.close());

testByteStore("of a browser's private file system", () => browser!.create());

it("leaves no temporary file in the private file system", async () => {
  const store = browser!.create();
  await store.writeAtomically("a", Uint8Array.of(1));
  await store.writeAtomically("a", Uint8Array.of(2));
  expect(await store.list()).toEqual(["a"]);
  expect(await store.read("a")).toEqual(Uint8Array.of(2));
});
