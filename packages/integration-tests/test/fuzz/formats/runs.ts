import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { memoryStore, readOptions, readRecords, truncateRecords } from "@gan/runs";
import { GanError } from "@gan/spec";
import { processPlace } from "../../../../runs/src/node/process-place.ts";
import { takeWriterLock } from "../../../../runs/src/node/writer-lock.ts";
import type { FuzzFormat } from "../format.ts";
import { mutate, pick } from "../mutate.ts";
import { mutateJson } from "../mutate-json.ts";

const encoder = new TextEncoder();
const options = {
  ...{ experiment: "mnist", iterations: 100, version: "0.0.0" },
  settings: {
    seed: 2014,
    learningRate: 0.1,
    momentum: { from: 0.5, to: 0.7 },
    widths: [1200, 240],
  },
};
const records = [1, 2, 3].map((iteration) => {
  return JSON.stringify({ iteration, epoch: 0, values: { discriminatorLoss: 0.5, other: null } });
});
const locks = [
  { host: hostname(), place: processPlace(), pid: process.pid, startedAt: "unknown" },
  { host: hostname(), place: processPlace(), pid: 2 ** 22 + 1, startedAt: "earlier" },
  { host: "elsewhere", pid: 1, startedAt: "unknown" },
];
const json: FuzzFormat["mutate"] = (seed, stream) =>
  stream.next() < 0.3
    ? mutate(seed, stream)
    : encoder.encode(mutateJson(new TextDecoder().decode(seed), stream));

/** What a run's folder holds beside its checkpoints. */
export const runFiles: readonly FuzzFormat[] = [
  {
    name: "options.json",
    seeds: [encoder.encode(JSON.stringify(options, null, 2))],
    mutate: json,
    async read(bytes) {
      const store = memoryStore();
      await store.writeAtomically("options.json", bytes);
      await readOptions(store);
    },
  },
  {
    name: "stats.jsonl",
    seeds: [encoder.encode(`${records.join("\n")}\n`)],
    mutate: json,
    async read(bytes) {
      const store = memoryStore();
      await store.writeAtomically("stats.jsonl", bytes);
      await readRecords(store);
      await truncateRecords(store, 2);
    },
  },
  {
    name: "locks",
    weight: 0.2,
    seeds: locks.map((lock) => encoder.encode(JSON.stringify(lock))),
    mutate(seed, stream) {
      const name = pick(
        ["1", "7", "007", "9007199254740993", "99999999999999999999", "-1", ""],
        stream,
      );
      return encoder.encode(`${name}\n${new TextDecoder().decode(json(seed, stream))}`);
    },
    read: readLock,
  },
];

/** A folder with one lock, numbered as the first line says: whatever it is, no two may hold the folder. */
async function readLock(bytes: Uint8Array): Promise<void> {
  const [number = "", ...content] = new TextDecoder().decode(bytes).split("\n");
  const folder = mkdtempSync(join(tmpdir(), "gan-fuzz-"));
  try {
    writeFileSync(join(folder, `.writer-${number}.lock`), content.join("\n"));
    const first = await takeWriterLock(folder);
    const second = await takeWriterLock(folder).catch((error) => error);
    first.dispose();
    if (!GanError.is(second)) throw new Error(`two hold ${readdirSync(folder).join(", ")}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
