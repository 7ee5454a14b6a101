import { type ByteStore, CorruptFileError } from "@gan/spec";

const FILE = "stats.jsonl";
const NEWLINE = 10;
const MOST_BYTES = 1_000_000;
const MOST_IN_ALL = 500_000_000;

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

/** @throws {CorruptFileError} When there is more than a text can hold: a run of ten million iterations has a quarter of it. */
function assertReadable({ length }: Uint8Array): void {
  if (length <= MOST_IN_ALL) return;
  const problem = `has ${length} bytes, expected at most ${MOST_IN_ALL / 1e6} MB`;
  throw new CorruptFileError(FILE, problem, "Look at what wrote so much, and shorten the file.");
}

/** A line counts once its newline is there. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  assertReadable(bytes);
  return bytes.subarray(0, bytes.lastIndexOf(NEWLINE) + 1);
}

/** One line after the other: all of them together may be more than a text can hold. */
function linesOf(bytes: Uint8Array): string[] {
  const decoder = new TextDecoder();
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, from);
    if (end - from > MOST_BYTES) {
      const problem = `has a line ${lines.length + 1} of ${end - from} bytes, expected at most ${MOST_BYTES / 1e6} MB`;
      throw new CorruptFileError(FILE, problem, "Delete that line.");
    }
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
