import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRng, GanError, type Stream } from "@gan/spec";
import { describe, expect, it } from "vitest";
import { dataFolder, missing } from "../test/real-data.ts";
import { loadCifar10 } from "./cifar10.ts";
import { readIdx } from "./idx.ts";
import { readImage } from "./image/read-image.ts";
import { openMat } from "./mat/mat.ts";
import { loadTfd } from "./tfd.ts";
import { createTfdLike } from "./tfd-like.ts";

const rng = createRng(2014);
const pictures = fileURLToPath(new URL("../test/pictures", import.meta.url));
const pick = <T>(from: readonly T[], stream: Stream): T => from[stream.integer(from.length)]!;

/** Cuts a file short, or changes up to twenty of its bytes, most of them near the beginning. */
function damage(bytes: Uint8Array, stream: Stream): Uint8Array {
  const damaged = Uint8Array.from(bytes);
  if (stream.next() < 0.25) return damaged.subarray(0, stream.integer(damaged.length));
  const reach = stream.next() < 0.5 ? Math.min(damaged.length, 512) : damaged.length;
  for (let i = stream.integer(20); i >= 0; i--) {
    damaged[stream.integer(reach)] = stream.next() < 0.3 ? 255 : stream.integer(256);
  }
  return damaged;
}

/** Seconds of processor time so far. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Seconds that a fixed loop takes here, some .2 on a fast machine. */
const loop = (() => {
  const times = Array.from({ length: 3 }, () => {
    const start = spent();
    let state = 1;
    for (let turn = 0; turn < 2e8; turn++) state = Math.imul(state ^ turn, 0x9e3779b1);
    return state === 0.5 ? Number.NaN : spent() - start;
  });
  return times.toSorted((a, b) => a - b)[1]!;
})();

/** Reads a damaged file and expects either its content or a sentence, within the work of five loops. */
async function survive(read: () => unknown): Promise<"read" | "refused"> {
  const start = spent();
  let outcome: "read" | "refused" = "read";
  try {
    await read();
  } catch (error) {
    outcome = "refused";
    if (!GanError.is(error)) throw error;
    expect(error.message).toMatch(/^`the file` (?!.*(undefined|\[object|NaN)).{10,400}[.)]$/s);
  }
  expect((spent() - start) / loop, "loops of work").toBeLessThan(5);
  return outcome;
}

async function surviveAll(
  count: number,
  name: string,
  read: (stream: Stream) => unknown,
): Promise<void> {
  const outcomes = { read: 0, refused: 0 };
  for (let i = 0; i < count; i++) {
    const stream = rng.stream(name, i);
    outcomes[await survive(() => read(stream))]++;
  }
  expect(outcomes.refused).toBeGreaterThan(count / 20);
}

describe("2,000 damaged files are read or refused in a sentence, after little work", () => {
  it("500 IDX files", () => {
    const file = new Uint8Array(16 + 10 * 28 * 28);
    file.set([0, 0, 8, 3, 0, 0, 0, 10, 0, 0, 0, 28, 0, 0, 0, 28]);
    return surviveAll(500, "idx", (stream) => readIdx(damage(file, stream), "the file"));
  });

  it("100 CIFAR-10 batches", () => {
    const batch = new Uint8Array(30_730_000);
    return surviveAll(100, "cifar10", (stream) => {
      const source = async () => damage(batch, stream);
      return loadCifar10({ split: "test", source }).catch((error: Error) => {
        error.message = error.message.replace("`test_batch.bin`", "`the file`");
        throw error;
      });
    });
  });

  it("600 MATLAB files of every version", async (context) => {
    const reason = missing("mat");
    if (reason) context.skip(reason);
    const folder = join(dataFolder, "mat");
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    const files = names.filter((name) => name.endsWith(".mat")).sort();
    const contents = files.map((name) => readFileSync(join(folder, name)));
    await openMat(contents[files.indexOf("v7.3/array.mat")]!, "x");
    await surviveAll(600, "mat", async (stream) => {
      const mat = await openMat(damage(pick(contents, stream), stream), "the file");
      let failure: unknown;
      for (const name of mat.names) {
        await mat.read(name).catch((error) => {
          failure ??= error;
        });
      }
      if (failure) throw failure;
    });
  });

  it("200 files laid out as TFD's", async () => {
    const file = createTfdLike({ count: 60 });
    await surviveAll(200, "tfd", (stream) => {
      const source = async () => damage(file, stream);
      return loadTfd({ split: "unlabeled", source }).catch((error: Error) => {
        error.message = error.message.replaceAll("`TFD_48x48.mat`", "`the file`");
        throw error;
      });
    });
  });

  it.each([
    ["300 PNG files", ".png"],
    ["300 JPEG files", ".jpg"],
    ["300 WebP files", ".webp"],
  ])("%s", async (_, ending) => {
    const files = readdirSync(pictures).filter((name) => name.endsWith(ending));
    const contents = files.sort().map((name) => readFileSync(join(pictures, name)));
    await surviveAll(300, ending, (stream) =>
      readImage(damage(pick(contents, stream), stream), "the file"),
    );
  });
});
