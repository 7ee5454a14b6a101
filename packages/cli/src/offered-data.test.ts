import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { offeredData } from "./offered-data.ts";
import { type ServedPage, servePage } from "./serve-page.ts";

const mnist = join(
  process.env.GAN_DATA_DIR ?? join(import.meta.dirname, "../../../../shared/data"),
  "mnist",
);
const told: string[] = [];
let folder: string;
let page: ServedPage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gan-offered-"));
  await mkdir(join(folder, "page/data"), { recursive: true });
  await mkdir(join(folder, "root"));
  await writeFile(join(folder, "page/data/sets.json"), "the build's own");
  await writeFile(join(folder, "page/data/other.txt"), "other");
  vi.stubEnv("GAN_DATA_DIR", join(folder, "root"));
  vi.stubEnv("GAN_CACHE_DIR", join(folder, "cache"));
  page = await servePage(
    join(folder, "page"),
    0,
    offeredData((sentence) => told.push(sentence)),
  );
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await page.close();
  await rm(folder, { recursive: true });
});

const ask = (path: string) => fetch(`${page.address}data/${path}`);
const sets = async () => ((await (await ask("sets.json")).json()) as { sets: unknown[] }).sets;

it("offers nothing where no MNIST is at hand, and says nothing of it", async () => {
  expect(await sets()).toEqual([]);
  expect((await ask("mnist-2000/train-images-idx3-ubyte.gz")).status).toBe(404);
  expect(await (await ask("other.txt")).text(), "the folder's own files are there").toBe("other");
  expect(told).toEqual([]);
});

it("offers nothing where what is there is not MNIST, and says why", async () => {
  const file = join(folder, "root/train-images-idx3-ubyte");
  await writeFile(file, Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 0));
  expect(await sets()).toEqual([]);
  expect(told.join()).toMatch(/The page offers no digits of MNIST: .*train-images-idx3-ubyte/);
  await rm(file);
});

it("offers 2,000 digits as soon as MNIST is there, and writes them nowhere", async (context) => {
  if (!existsSync(join(mnist, "train-images-idx3-ubyte.gz"))) {
    context.skip("no MNIST in GAN_DATA_DIR");
  }
  await symlink(mnist, join(folder, "root/mnist"));
  const [about] = (await sets()) as { files: { name: string; bytes: number }[] }[];
  expect(await (await ask("mnist-2000/about.json")).json()).toEqual(about);
  for (const { name, bytes } of about!.files) {
    const answer = await ask(`mnist-2000/${name}`);
    expect(answer.headers.get("content-encoding"), name).toBeNull();
    expect(answer.headers.get("content-length"), name).toBe(`${bytes}`);
    const idx = gunzipSync(await answer.arrayBuffer());
    expect(idx.readUInt32BE(4), name).toBe(2000);
  }
  expect(existsSync(join(folder, "page/data/mnist-2000"))).toBe(false);
  const head = await fetch(`${page.address}data/sets.json`, { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
});
