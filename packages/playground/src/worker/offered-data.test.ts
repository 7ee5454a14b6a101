import { CorruptFileError, DownloadError, MissingFileError } from "@gan/spec";
import { afterEach, expect, it, vi } from "vitest";
import { fewDigits } from "../../test/support/few-digits.ts";
import { createOfferedData } from "./offered-data.ts";

const home = "https://page.example/deep/index.html";
const files = fewDigits();

/** A page whose server answers so, and what it was asked for. */
function pageWith(answer: (path: string) => Response, address: string | null = home) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return answer(url.replace("https://page.example/deep/data/", ""));
  });
  const kept = new Map<string, Uint8Array>();
  const cache = {
    read: async (name: string) => kept.get(name),
    write: async (name: string, bytes: Uint8Array) => void kept.set(name, bytes),
  };
  const signal = () => new AbortController().signal;
  const create = () =>
    createOfferedData({
      cache,
      signal,
      home: () => address ?? undefined,
      onProgress: () => undefined,
    });
  return { asked, offered: create(), again: create };
}

const served = (path: string) =>
  files.has(path)
    ? new Response(files.get(path) as Uint8Array<ArrayBuffer>)
    : new Response("none", { status: 404 });
const images = (offered: ReturnType<typeof createOfferedData>) =>
  offered.source("train-images-idx3-ubyte");

afterEach(() => vi.unstubAllGlobals());

it("has what is served, and what was loaded once without a server", async () => {
  const { offered, again, asked } = pageWith(served);
  expect((await offered.find())?.examples).toBe(2000);
  expect((await images(offered)).length).toBe(16 + 2000 * 784);
  await offered.keep();
  const before = asked.length;
  expect(before).toBe(2);
  expect((await images(again())).length).toBe(16 + 2000 * 784);
  expect(asked.length).toBe(before);
});

it("keeps no word of files that were never loaded", async () => {
  const { offered, again, asked } = pageWith(served);
  await offered.find();
  await offered.keep();
  await again().find();
  expect(asked.length).toBe(2);
});

it.each([
  ["an empty list", '{ "sets": [] }', MissingFileError, /offers no digits/],
  ["sets of a later page", '{ "sets": [{ "name": "mnist-3000" }] }', MissingFileError, /no digits/],
  ["a page", "<!doctype html>", CorruptFileError, /sets.json` is not what a page of this program/],
  ["another JSON", "[1]", CorruptFileError, /sets.json` is not what a page of this program/],
])(
  "offers nothing where a server answers with %s, and says so to who asks for it",
  async (_, text, kind, words) => {
    const { offered } = pageWith(() => new Response(text));
    expect(await offered.find()).toBeUndefined();
    await expect(images(offered)).rejects.toThrow(kind);
    await expect(images(offered)).rejects.toThrow(words);
  },
);

it("says what became of the request where there is no answer", async () => {
  const { offered } = pageWith(() => new Response("none", { status: 503 }));
  await expect(images(offered)).rejects.toThrow(/sets.json` could not be downloaded \(HTTP 503\)/);
  const lost = pageWith(() => {
    throw new TypeError("Failed to fetch");
  }).offered;
  expect(await lost.find()).toBeUndefined();
  await expect(images(lost)).rejects.toThrow(DownloadError);
});

it("asks no server where the page is another's", async () => {
  const { offered, asked } = pageWith(served, null);
  expect(await offered.find()).toBeUndefined();
  await expect(images(offered)).rejects.toThrow(MissingFileError);
  expect(asked).toEqual([]);
});
