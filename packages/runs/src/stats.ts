import { type ByteStore, CorruptFileError } from "@gan/spec";

const FILE = "stats.jsonl";
const NEWLINE = 10;
/** Bytes; records have some hundred. */
const LONGEST_LINE = 2 ** 20;

/** A line of a run's statistics: a training record, or any other plain values at an iteration. */
export interface StoredRecord {
  /** Turn of the outer loop of Algorithm 1, from 1. */
  readonly iteration: number;
}

/**
 * Adds a record to `stats.jsonl`, as one line. Numbers that are not finite are stored as `null`.
 *
 * @param record - Plain values; its `iteration` decides what {@link truncateRecords} drops.
 */
export async function appendRecord(store: ByteStore, record: StoredRecord): Promise<void> {
  await store.append(FILE, new TextEncoder().encode(`${JSON.stringify(record)}\n`));
}

/**
 * Reads all records, oldest first. A last line that a crash cut short is passed over.
 *
 * @throws {CorruptFileError} When another line is not a record.
 */
export async function readRecords<R extends StoredRecord = StoredRecord>(
  store: ByteStore,
): Promise<R[]> {
  const bytes = await readWholeLines(store);
  return linesOf(bytes).map((line, i) => parseRecord(line, i + 1) as R);
}

/**
 * Drops the records after an iteration, and a last line that was cut short, in one atomic write.
 *
 * A resumed run does so before it goes on, since it will report those iterations again.
 *
 * @param iteration - The last one to keep; with `Infinity` only a cut line goes.
 * @throws {CorruptFileError} When a line that is not the last is not a record.
 */
export async function truncateRecords(store: ByteStore, iteration: number): Promise<void> {
  const stored = await store.read(FILE);
  if (stored === undefined) return;
  const kept = linesOf(wholeLines(stored)).filter(
    (line, i) => parseRecord(line, i + 1).iteration <= iteration,
  );
  const bytes = new TextEncoder().encode(kept.map((line) => `${line}\n`).join(""));
  if (bytes.length !== stored.length) await store.writeAtomically(FILE, bytes);
}

async function readWholeLines(store: ByteStore): Promise<Uint8Array> {
  return wholeLines((await store.read(FILE)) ?? new Uint8Array());
}

/** A line counts once its newline is there. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.lastIndexOf(NEWLINE) + 1);
}

/** Decoded one by one: all of them may be more than one string holds. */
function linesOf(bytes: Uint8Array): string[] {
  const lines: string[] = [];
  const decoder = new TextDecoder();
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, from);
    if (end - from > LONGEST_LINE) throw notRecord(lines.length + 1);
    lines.push(decoder.decode(bytes.subarray(from, end)));
    from = end + 1;
  }
  return lines;
}

function parseRecord(line: string, number: number): StoredRecord {
  try {
    const record = JSON.parse(line);
    if (typeof record.iteration === "number") return record;
  } catch {
    // Said below, with the line's number.
  }
  throw notRecord(number);
}

function notRecord(line: number): CorruptFileError {
  const problem = `has a line ${line} that is not a record with an \`iteration\``;
  return new CorruptFileError(FILE, problem, "Delete that line.");
}
