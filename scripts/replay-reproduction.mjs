// Trains the beginning of a kept run again, `node scripts/replay-reproduction.mjs <name>`, and compares to the last bit:
// the first records, and the checkpoint after one epoch, whose hash is written down where none is kept yet. The data are looked for as `gan train` does, in `GAN_DATA_DIR`.
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, run } from "./prepare.mjs";
import { goOnArguments, replayArguments } from "./replay-arguments.mjs";

/** Training records that are compared. */
const FIRST = 200;

const [name] = process.argv.slice(2);
if (!name) throw new Error("Give the name of a folder in docs/reproduction.");
const kept = join(root, "docs/reproduction", name);
const options = JSON.parse(readFileSync(join(kept, "options.json"), "utf8"));
const epoch = recordsOf(kept).find(
  ({ kind, epoch }) => kind === "monitor" && epoch === 1,
).iteration;
const first = trainingRecords(kept).slice(0, FIRST);

const out = mkdtempSync(join(tmpdir(), "gan-replay-"));
const gan = (...args) => run(process.execPath, [`${root}/packages/cli/bin/gan.js`, ...args]);
try {
  gan(...replayArguments(options, epoch), "--out", out);
  const replayed = join(out, `00001-${options.experiment}`);
  const hash = createHash("sha256")
    .update(withoutSettings(readFileSync(join(replayed, "checkpoint.safetensors"))))
    .digest("hex");
  // Runs of fewer than 2,000 iterations keep more records; those of the same iterations are compared.
  gan(...goOnArguments(replayed, Math.max(2000, first.at(-1).iteration)));
  const again = new Map(trainingRecords(replayed).map((record) => [record.iteration, record]));
  const equal = first.filter(
    (record) => JSON.stringify(record) === JSON.stringify(again.get(record.iteration)),
  );
  console.log(`${equal.length} of the first ${first.length} records are equal to the last bit`);

  const file = join(kept, "epoch-1.sha256");
  const line = `${hash}  checkpoint.safetensors\n`;
  const isKept = existsSync(file);
  if (!isKept && equal.length === first.length) writeFileSync(file, line);
  const isSame = !isKept || readFileSync(file, "utf8") === line;
  console.log(`the checkpoint of epoch 1, iteration ${epoch}: ${hash}${isSame ? "" : ", another"}`);
  if (equal.length < first.length || !isSame) process.exitCode = 1;
} finally {
  rmSync(out, { recursive: true });
}

/**
 * A checkpoint as it was written before it carried its settings, which say nothing of the weights: the kept hashes are of
 * such files. The header is written as `packages/core/src/safetensors.ts` does.
 */
function withoutSettings(bytes) {
  const length = Number(bytes.readBigUInt64LE(0));
  const header = JSON.parse(bytes.subarray(8, 8 + length).toString("utf8"));
  delete header.__metadata__.settings;
  const json = Buffer.from(JSON.stringify(header));
  const padded = Buffer.alloc(Math.ceil(json.length / 8) * 8, 0x20);
  json.copy(padded);
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(padded.length));
  return Buffer.concat([size, padded, bytes.subarray(8 + length)]);
}

function recordsOf(folder) {
  const lines = readFileSync(join(folder, "stats.jsonl"), "utf8").trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line));
}

function trainingRecords(folder) {
  return recordsOf(folder).filter(({ kind }) => kind === "training");
}
