import { expect, it } from "vitest";
import { writeAll } from "./write-all.ts";

/** A disk that takes three bytes at a time until it holds `room` of them. */
function almostFull(room: number) {
  const held: number[] = [];
  const write = async (bytes: Uint8Array, from: number, length: number, position: number) => {
    const bytesWritten = Math.min(3, length, room - position);
    held.push(...bytes.subarray(from, from + bytesWritten));
    return { bytesWritten, buffer: bytes };
  };
  return { held, file: { write } as unknown as Parameters<typeof writeAll>[0] };
}

it("goes on where the system wrote only some of the bytes", async () => {
  const { held, file } = almostFull(100);
  await writeAll(file, Uint8Array.of(1, 2, 3, 4, 5, 6, 7), 0);
  expect(held).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

it("says that a disk is full that takes no more", async () => {
  const { file } = almostFull(5);
  await expect(writeAll(file, new Uint8Array(9), 0)).rejects.toMatchObject({ code: "ENOSPC" });
});
