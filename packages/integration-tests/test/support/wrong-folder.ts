import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encodePng } from "@gan/report";
import { ganInProcess } from "./gan-in-process.ts";

/** Runs and pictures to be named wrongly: `1` is of `digits`, `2` of `ring`, `10` is called `taken`, the others are damaged copies, each in its own way. */
export async function prepareRuns(folder: string): Promise<void> {
  const length = ["--iterations", "2", "--backend", "cpu"];
  const small = ["--width", "0.02", "--batch-size", "10"];
  for (const experiment of ["digits", "ring"]) {
    const { code, stderr } = await ganInProcess(
      { folder },
      ...["train", experiment, ...small, ...length],
    );
    if (code !== 0) throw new Error(stderr);
  }
  const run = join(folder, "runs/00001-digits");
  const options = JSON.parse(await readFile(join(run, "options.json"), "utf8"));
  const checkpoint = await readFile(join(run, "checkpoint.safetensors"));
  const damage = async (number: number, files: Readonly<Record<string, string | Uint8Array>>) => {
    const copy = join(folder, `runs/0000${number}-digits`);
    await cp(run, copy, { recursive: true });
    for (const [name, content] of Object.entries(files)) await writeFile(join(copy, name), content);
  };
  const withOptions = (changes: object) => ({
    "options.json": JSON.stringify({ ...options, ...changes }),
  });
  await damage(3, { "options.json": "{}" });
  await damage(4, withOptions({ backend: "foo" }));
  await damage(5, withOptions({ experiment: { toString: 1 } }));
  await damage(6, withOptions({ iterations: -1 }));
  await damage(7, { "checkpoint.safetensors": checkpoint.subarray(0, 1000) });
  await damage(8, { "stats.jsonl": '{"iteration":1,"epoch":1,"kind":"score","backend":"cpu"}\n' });
  await damage(9, withOptions({ settings: { ...options.settings, width: "wide" } }));
  await cp(run, join(folder, "runs/00010-taken"), { recursive: true });
  for (const [name, count] of Object.entries({ few: 3, empty: 0, some: 24 })) {
    await mkdir(join(folder, name));
    for (let i = 0; i < count; i++) {
      const pixels = new Uint8Array(16).fill(i);
      const png = encodePng({ width: 4, height: 4, channels: 1, pixels });
      await writeFile(join(folder, name, `${i}.png`), png);
    }
  }
  await writeFile(join(folder, "file"), "");
}
