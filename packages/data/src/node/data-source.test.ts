import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type BadServer, createBadServer, type Manner } from "../../test/bad-server.ts";
import { makeTar } from "../../test/make-tar.ts";
import { checksum } from "../checksum.ts";
import type { PublishedSet } from "../published.ts";
import { createDataSource, type DataSourceOptions } from "./data-source.ts";

const content = Uint8Array.from({ length: 300_000 }, (_, i) => (i * i) >>> 7);
const zipped = gzipSync(content, { level: 1 });
const set: PublishedSet = {
  name: "toys",
  checksums: { "toys.gz": await checksum(zipped) },
  mirrors: [],
};

let folder: string;
let server: BadServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gan-data-"));
  server = await createBadServer({ "toys.gz": zipped });
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const cache = () => join(folder, "cache");
const source = (options: Partial<DataSourceOptions> = {}) =>
  createDataSource({
    set,
    root: join(folder, "data"),
    cache: cache(),
    mirrors: [server.address],
    stallSeconds: 20,
    ...options,
  });

/** `toEqual` takes seconds over so many bytes. */
function expectSame(received: Uint8Array, expected: Uint8Array): void {
  expect(Buffer.compare(received, expected), "bytes differ").toBe(0);
}

async function put(bytes: Uint8Array, ...path: string[]): Promise<void> {
  const file = join(folder, ...path);
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(file, bytes);
}

describe("a folder", () => {
  it.each([
    ["<root>/<set>", ["data", "toys", "toys"], content],
    ["<root>/<set>, gzipped", ["data", "toys", "toys.gz"], zipped],
    ["<root>", ["data", "toys"], content],
    ["<root>, gzipped", ["data", "toys.gz"], zipped],
  ])("is searched: %s", async (_, path, bytes) => {
    await put(bytes, ...path);
    expectSame(await source()("toys"), content);
    expect(server.requests).toEqual([]);
  });

  it("comes before the cache and the network, and its files may be other ones", async () => {
    await put(zipped, "cache", "toys", "toys.gz");
    await put(Uint8Array.of(1, 2, 3), "data", "toys", "toys");
    expect([...(await source()("toys"))]).toEqual([1, 2, 3]);
  });

  it("refuses a gzip file that is cut short", async () => {
    await put(zipped.subarray(0, 1000), "data", "toys", "toys.gz");
    await expect(source()("toys")).rejects.toThrow(
      /toys\.gz` is not a whole gzip file: .*Fetch or make the file again/,
    );
  });
});

it("refuses a gzip file that becomes more than a hundred times as large", async () => {
  await put(gzipSync(new Uint8Array(7e7)), "data", "toys", "toys.gz");
  await expect(source()("toys")).rejects.toThrow(
    /is not a whole gzip file: .*larger than 67108864/,
  );
});

describe("the cache", () => {
  it("serves without the network", async () => {
    await put(zipped, "cache", "toys", "toys.gz");
    expectSame(await source({ offline: true })("toys"), content);
  });

  it("never serves other bytes, and replaces them", async () => {
    await put(gzipSync(Uint8Array.of(1)), "cache", "toys", "toys.gz");
    expectSame(await source()("toys"), content);
    expect(server.requests).toEqual(["toys.gz"]);
  });

  it("that cannot be written is named, with what to do", async () => {
    await put(Uint8Array.of(1), "blocked");
    await expect(source({ cache: join(folder, "blocked") })("toys")).rejects.toThrow(
      /could not be downloaded \(.*blocked.*\)\. Put `toys.gz` into/,
    );
  });
});

describe("a download", () => {
  it("is kept, verified, and tells how far it is", async () => {
    const progress: number[] = [];
    const onProgress: DataSourceOptions["onProgress"] = ({ file, received, total }) => {
      expect([file, total]).toEqual(["toys.gz", zipped.length]);
      progress.push(received);
    };
    expectSame(await source({ onProgress })("toys"), content);
    expect(progress.at(-1)).toBe(zipped.length);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(await readdir(join(cache(), "toys"))).toEqual(["toys.gz"]);
    await source()("toys");
    expect(server.requests).toEqual(["toys.gz"]);
  });

  it("is made once for those who ask at the same time", async () => {
    const shared = source();
    await Promise.all([shared("toys"), shared("toys"), shared("toys")]);
    expect(server.requests).toEqual(["toys.gz"]);
  });

  it.each<[string, Manner[], number]>([
    ["a connection that breaks", ["truncates", "well"], 1],
    ["a connection that breaks thrice", ["truncates", "truncates", "truncates", "well"], 3],
    ["a server that stalls", ["stalls", "well"], 1],
    ["a length that is too short", ["wrong-length", "well"], 0],
  ])("goes on after %s", async (_, manners, resumed) => {
    server.behave(...manners);
    const again = source({
      mirrors: [server.address, server.address],
      stallSeconds: manners.includes("stalls") ? 0.5 : 20,
    });
    expectSame(await again("toys"), content);
    expect(server.requests.filter((request) => request.includes("bytes="))).toHaveLength(resumed);
  });

  it("asks only for the rest", async () => {
    server.behave("truncates", "well");
    await source()("toys");
    const half = Math.ceil(zipped.length / 2);
    const [, from] = /^toys.gz bytes=(\d+)-$/.exec(server.requests[1]!)!;
    expect(Number(from)).toBeGreaterThan(0);
    expect(Number(from)).toBeLessThanOrEqual(half);
  });

  it.each<[string, Manner, number]>([
    ["starts anew when the server ignores what was asked", "ignores-range", 2],
    ["recovers from another part than was asked", "wrong-range", 3],
  ])("%s", async (_, manner, requests) => {
    server.behave("truncates", manner, "well");
    const again = source({ mirrors: [server.address, server.address] });
    expectSame(await again("toys"), content);
    expect(server.requests).toHaveLength(requests);
  });

  it.each([
    ["begins right", zipped.subarray(0, 5000)],
    ["is wrong", new Uint8Array(5000)],
    ["is whole", zipped],
    ["is longer than the file", new Uint8Array(zipped.length + 9)],
  ])("goes on from another process's part that %s", async (_, part) => {
    await put(part, "cache", "toys", "toys.gz.part");
    expectSame(await source()("toys"), content);
    expect(server.requests[0]).toContain(`bytes=${part.length}-`);
    expect(await readdir(join(cache(), "toys"))).toEqual(["toys.gz"]);
  });

  it.each<[Manner, RegExp]>([
    ["lies", /checksum [0-9a-f]{32}, expected [0-9a-f]{32}/],
    ["wrong-length", /checksum/],
    ["silent", /nothing arrived for 0.5 s/],
    [404, /HTTP 404/],
    [500, /HTTP 500/],
  ])(
    "takes the next address when one answers '%s', and says so when all do",
    async (manner, reason) => {
      const good = await createBadServer({ "toys.gz": zipped });
      try {
        server.behave(manner);
        const stallSeconds = manner === "silent" ? 0.5 : 20;
        const failure = source({ stallSeconds })("toys");
        await expect(failure).rejects.toThrow(reason);
        await expect(failure).rejects.toThrow(
          /Put `toys.gz` into `.*data.toys`, or name another folder with `--data-dir` or `GAN_DATA_DIR`.*`digits` needs no files\.$/,
        );
        expect(await readdir(join(cache(), "toys"))).not.toContain("toys.gz");
        const both = source({ mirrors: [server.address, good.address], stallSeconds });
        expectSame(await both("toys"), content);
      } finally {
        await good.close();
      }
    },
  );

  it("says why when nobody listens", async () => {
    await server.close();
    await expect(source()("toys")).rejects.toThrow(/ECONNREFUSED/);
  });

  it("can be called off, and goes on later", async () => {
    server.behave("stalls", "well");
    const controller = new AbortController();
    const called = source({
      signal: controller.signal,
      stallSeconds: 30,
      onProgress: () => controller.abort(new Error("called off")),
    })("toys");
    await expect(called).rejects.toThrow("called off");
    expectSame(await source()("toys"), content);
    expect(server.requests[1]).toMatch(/bytes=[1-9]/);
  });
});

it("gives a server up that sends less than a kilobyte a second", async () => {
  server.behave("dribbles");
  await expect(source({ stallSeconds: 0.5 })("toys")).rejects.toThrow(
    /less than 1000 bytes a second/,
  );
});

it("stops a body that is longer than the file, and keeps nothing of it", async () => {
  server.behave("never-ends");
  const sized = { ...set, sizes: { "toys.gz": zipped.length } };
  await expect(source({ set: sized })("toys")).rejects.toThrow(
    new RegExp(`more than ${zipped.length} bytes`),
  );
  expect(await readdir(join(cache(), "toys"))).toEqual([]);
});

it("compares SHA-256 too where it is known", async () => {
  const forged = { ...set, sha256: { "toys.gz": "0".repeat(64) } };
  await expect(source({ set: forged })("toys")).rejects.toThrow(
    /SHA-256 [0-9a-f]{64}, expected 0+/,
  );
});

it("does not write through a link that lies where its part would", async () => {
  const victim = join(folder, "victim");
  await writeFile(victim, "precious");
  await mkdir(join(cache(), "toys"), { recursive: true });
  await symlink(victim, join(cache(), "toys", "toys.gz.part"));
  expectSame(await source()("toys"), content);
  expect(await readFile(victim, "utf8")).toBe("precious");
});

it("says so when no folder can be made for the cache", async () => {
  await expect(source({ cache: "/proc/x" })("toys")).rejects.toThrow(/could not be downloaded/);
});

it("refuses a pipe in place of a file instead of waiting for its writer", async () => {
  await mkdir(join(folder, "data", "toys"), { recursive: true });
  execFileSync("mkfifo", [join(folder, "data", "toys", "toys")]);
  await expect(source()("toys")).rejects.toThrow(/is not a regular file/);
});

describe("an archive", () => {
  const parts = { "a.bin": content.subarray(0, 70_000), "b.bin": content.subarray(70_000) };
  const archived = async (cut = 0) => {
    const tar = await makeTar({
      "readme.html": new Uint8Array(90_000),
      ...parts,
      "../evil.bin": Uint8Array.of(1),
    });
    const archive = gzipSync(cut === 0 ? tar : tar.subarray(0, cut));
    const sums = Object.entries(parts).map(async ([name, body]) => [name, await checksum(body)]);
    const published: PublishedSet = {
      name: "packed",
      checksums: { "all.tar.gz": await checksum(archive) },
      archive: { file: "all.tar.gz", contents: Object.fromEntries(await Promise.all(sums)) },
      mirrors: [],
    };
    return { archive, published };
  };

  it("is downloaded, verified and unpacked once for all its files", async () => {
    const { archive, published } = await archived();
    const host = await createBadServer({ "all.tar.gz": archive });
    try {
      host.behave("truncates", "well");
      const packed = source({ set: published, mirrors: [host.address] });
      const [a, b] = await Promise.all([packed("a.bin"), packed("b.bin")]);
      expectSame(a, parts["a.bin"]);
      expectSame(b, parts["b.bin"]);
      expect(host.requests).toHaveLength(2);
      expect((await readdir(join(cache(), "packed"))).sort()).toEqual(["a.bin", "b.bin"]);
      expectSame(await readFile(join(cache(), "packed", "a.bin")), a);
    } finally {
      await host.close();
    }
  });

  it("that lies in the folder is unpacked into the cache", async () => {
    const { archive, published } = await archived();
    await put(archive, "data", "packed", "all.tar.gz");
    expectSame(await source({ set: published })("b.bin"), parts["b.bin"]);
    expect(server.requests).toEqual([]);
  });

  it("that is cut short is refused, and leaves no half file", async () => {
    const { archive, published } = await archived();
    await put(archive.subarray(0, archive.length / 2), "data", "packed", "all.tar.gz");
    await expect(source({ set: published })("b.bin")).rejects.toThrow(
      /all\.tar\.gz` cannot be unpacked/,
    );
    expect(await readdir(join(cache(), "packed"))).toEqual([]);
  });

  it("whose compression is whole and whose content is cut short is refused too", async () => {
    for (const cut of [600, 50_000, 91_000, 92_200, 150_000, 163_000, 200_000]) {
      const { archive, published } = await archived(cut);
      await put(archive, "data", "packed", "all.tar.gz");
      await expect(source({ set: published })("b.bin"), `${cut}`).rejects.toThrow(
        /all\.tar\.gz` cannot be unpacked/,
      );
      expect(await readdir(join(cache(), "packed")), `${cut}`).toEqual([]);
    }
  });

  it("whose file has another size than the published one is refused before it is written", async () => {
    const { archive, published } = await archived();
    await put(archive, "data", "packed", "all.tar.gz");
    const sized = { ...published, sizes: { "b.bin": 99 } };
    await expect(source({ set: sized })("b.bin")).rejects.toThrow(
      /`b\.bin` has 230000 bytes, expected 99/,
    );
    expect(await readdir(join(cache(), "packed"))).toEqual([]);
  });

  it("that lies damaged in the cache is deleted and fetched again", async () => {
    const { archive, published } = await archived();
    await put(archive.subarray(0, 5000), "cache", "packed", "all.tar.gz");
    const host = await createBadServer({ "all.tar.gz": archive });
    try {
      const packed = source({ set: published, mirrors: [host.address] });
      await expect(packed("b.bin")).rejects.toThrow(/cannot be unpacked/);
      expectSame(await packed("b.bin"), parts["b.bin"]);
    } finally {
      await host.close();
    }
  });
});

it("says in one sentence what to put where when it may not ask the network", async () => {
  await expect(source({ offline: true })("toys")).rejects.toThrow(
    /^`toys` was not found\. Put `toys\.gz` into `[^`]*toys`, or name another folder with `--data-dir` or `GAN_DATA_DIR` .*; the data set `digits` needs no files\.$/,
  );
  await expect(source({ offline: true })("other")).rejects.toThrow("`other` was not found");
});

it("reads nothing outside its folders", async () => {
  await put(Uint8Array.of(1), "secret");
  for (const name of ["../secret", "../../secret", "toys/../../secret", "a\\b", "", "a\0"]) {
    await expect(source()(name), name).rejects.toThrow("expected the plain name of a file");
  }
});

it("knows the sets by name", () => {
  expect(() => createDataSource({ set: "mnits" as "mnist" })).toThrow("Did you mean `mnist`?");
});

it("says whom to ask for a set that is given out on request", async () => {
  await expect(source({ set: "tfd" })("TFD_48x48.mat")).rejects.toThrow(
    /^`TFD_48x48\.mat` was not found\. Put `TFD_48x48\.mat`, which is given out on request \(ask Susskind.*\), into `[^`]*tfd`, or name another folder with `--data-dir` or `GAN_DATA_DIR`; the data set `digits` needs no files\.$/,
  );
});
