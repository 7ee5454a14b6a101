import { createDeflate } from "node:zlib";
import { expect, it } from "vitest";
import { makePng, pngChunk } from "../../test/make-png.ts";
import { peakMemory } from "../../test/peak-memory.ts";
import { readImage } from "./read-image.ts";

/** Compresses so many mebibytes of zeros without holding them. */
async function zippedZeros(mebibytes: number): Promise<Uint8Array> {
  const stream = createDeflate({ level: 9 });
  const chunks: Uint8Array[] = [];
  const zeros = new Uint8Array(2 ** 20);
  const done = (async () => {
    for await (const chunk of stream) chunks.push(chunk);
  })();
  for (let i = 0; i < mebibytes; i++) {
    if (!stream.write(zeros)) await new Promise((resolve) => stream.once("drain", resolve));
  }
  stream.end();
  await done;
  return Buffer.concat(chunks);
}

const tiny = { width: 8, height: 8, depth: 8, colorType: 0 };

it("inflates no more of a PNG than its rows need, and no color profile", async () => {
  const bomb = await zippedZeros(300);
  const profile = pngChunk("iCCP", Buffer.concat([Buffer.from("x\0\0"), bomb]));
  const png = makePng(tiny, bomb, [profile]);
  let picture: unknown;
  const grown = await peakMemory(async () => {
    picture = await readImage(png, "bomb.png");
  });
  expect(picture).toMatchObject({ width: 8, height: 8 });
  expect(grown).toBeLessThan(100);
});

it("reads a 16-bit photograph of 45 megapixels in little more than its pixels", {
  timeout: 120_000,
}, async () => {
  const [width, height] = [8256, 5504];
  const rows = Math.ceil((height * (1 + 6 * width)) / 2 ** 20);
  const png = makePng({ width, height, depth: 16, colorType: 2 }, await zippedZeros(rows));
  let picture: unknown;
  const grown = await peakMemory(async () => {
    picture = await readImage(png, "photo.png");
  });
  expect(picture).toMatchObject({ width, height });
  expect(grown).toBeLessThan(300);
});

it("refuses a JPEG that goes over its blocks too often, or has too many for its length", async () => {
  const frame = (width: number, height: number) =>
    Buffer.of(
      0xff,
      0xc2,
      0,
      11,
      8,
      height >> 8,
      height & 255,
      width >> 8,
      width & 255,
      1,
      1,
      17,
      0,
    );
  const scan = Buffer.of(0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0);
  const jpeg = (size: number, scans: number, padding: number) =>
    Buffer.concat([
      Buffer.of(0xff, 0xd8),
      frame(size, size),
      ...Array.from({ length: scans }, () => scan),
      Buffer.alloc(padding),
    ]);
  await expect(readImage(jpeg(64, 501, 0), "x.jpg")).rejects.toThrow(
    "it has 501 scans, expected at most 500",
  );
  await expect(readImage(jpeg(8000, 20, 300_000), "x.jpg")).rejects.not.toThrow("blocks");
  await expect(readImage(jpeg(8000, 100, 300_000), "x.jpg")).rejects.toThrow(
    "its 100 scans over 1000000 blocks are too many for so few bytes",
  );
  const frames = Buffer.concat([jpeg(8000, 1, 300_000), frame(8000, 8000), Buffer.alloc(20)]);
  await expect(readImage(frames, "x.jpg")).rejects.toThrow(
    "2000000 blocks of coefficients, too many",
  );
});
