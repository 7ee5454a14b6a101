import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { DownloadError } from "@gan/spec";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type BadServer, createBadServer } from "../../test/bad-server.ts";
import { checksum } from "../checksum.ts";
import { type BrowserCache, openBrowserCache } from "./browser-cache.ts";
import { createFetchSource } from "./fetch-source.ts";
import { createFileSource } from "./file-source.ts";

const content = Uint8Array.from({ length: 5000 }, (_, i) => i);
const zipped = new Uint8Array(gzipSync(content));
const checksums = { "x.gz": await checksum(zipped) };

let server: BadServer;
beforeAll(async () => {
  server = await createBadServer({ "x.gz": zipped, y: content });
});
afterAll(() => server.close());

function memoryCache(files = new Map<string, Uint8Array>()): BrowserCache {
  return {
    read: async (name) => files.get(name),
    write: async (name, bytes) => void files.set(name, bytes),
  };
}

it("fetches a published file once, verifies it, and keeps it", async () => {
  server.behave("well");
  const cache = memoryCache();
  const progress = vi.fn();
  const open = () =>
    createFetchSource({ baseUrl: server.address, checksums, cache, onProgress: progress });
  expect(await open()("x")).toEqual(content);
  const before = server.requests.length;
  expect(await open()("x")).toEqual(content);
  expect(server.requests.length).toBe(before);
  expect(progress).toHaveBeenLastCalledWith({
    file: "x.gz",
    received: zipped.length,
    total: zipped.length,
  });
});

it("fetches again when the cache holds other bytes", async () => {
  server.behave("well");
  const cache = memoryCache(new Map([[`${checksums["x.gz"]}-x.gz`, Uint8Array.of(1)]]));
  const source = createFetchSource({ baseUrl: server.address, checksums, cache });
  expect(await source("x")).toEqual(content);
});

it("refuses bytes whose MD5 alone is right, from the server and from the cache", async () => {
  server.behave("well");
  const sha256 = { "x.gz": "0".repeat(64) };
  const cache = memoryCache(new Map([[`${checksums["x.gz"]}-x.gz`, zipped]]));
  const source = createFetchSource({ baseUrl: server.address, checksums, sha256, cache });
  await expect(source("x")).rejects.toThrow(/SHA-256 [0-9a-f]{64}, expected 0{64}/);
  const right = { "x.gz": createHash("sha256").update(zipped).digest("hex") };
  const same = createFetchSource({ baseUrl: server.address, checksums, sha256: right, cache });
  expect(await same("x")).toEqual(content);
});

it("reads files without a checksum as they are, and keeps none of them", async () => {
  server.behave("well");
  const files = new Map<string, Uint8Array>();
  const source = createFetchSource({ baseUrl: server.address, cache: memoryCache(files) });
  expect(await source("y")).toEqual(content);
  expect(await source("x.gz")).toEqual(content);
  expect(files.size).toBe(0);
});

it.each([
  ["lies", /checksum .* expected/, 200],
  ["truncates", /could not be downloaded/, undefined],
  [500, /HTTP 500/, 500],
] as const)("says what happened when a server answers '%s'", async (manner, message, status) => {
  server.behave(manner);
  const source = createFetchSource({ baseUrl: server.address, checksums, cache: false });
  const failure = await source("x").catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: "DownloadError", message: expect.stringMatching(message) });
  expect((failure as DownloadError).status).toBe(status);
});

it("works where there is no private file system", async () => {
  expect(await openBrowserCache()).toBeUndefined();
  server.behave("well");
  const source = createFetchSource({ baseUrl: server.address, checksums });
  expect(await source("x")).toEqual(content);
});

it("reads chosen files, gzipped or not, and names those it was given", async () => {
  const source = createFileSource([new File([zipped], "x.gz"), new File([content], "y")]);
  expect(await source("x")).toEqual(content);
  expect(await source("y")).toEqual(content);
  await expect(source("z")).rejects.toThrow("Choose it, or `z.gz`, too. Given: x.gz, y.");
  await expect(createFileSource([])("z")).rejects.toThrow("None was given.");
});

it("refuses a chosen file that is cut short", async () => {
  const source = createFileSource([new File([zipped.subarray(0, 40)], "x.gz")]);
  await expect(source("x")).rejects.toThrow("`x.gz` is not a whole gzip file");
});
