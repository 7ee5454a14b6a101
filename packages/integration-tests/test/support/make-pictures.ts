import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encodePng } from "@gan/report";
import { createRng } from "@gan/spec";

/** Small pictures of random numbers. */
export async function makePictures(folder: string, count: number, from = 0): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let i = from; i < from + count; i++) {
    const values = createRng(1).stream("picture", i).fillUniform(new Float32Array(64), 0, 256);
    const image = { width: 8, height: 8, channels: 1, pixels: Uint8Array.from(values) } as const;
    await writeFile(join(folder, `${String(i).padStart(3, "0")}.png`), encodePng(image));
  }
}
