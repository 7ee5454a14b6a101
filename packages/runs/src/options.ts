import { type ByteStore, CorruptFileError } from "@gan/spec";
import { stableJson } from "./stable-json.ts";

const FILE = "options.json";
/** Bytes; settings have some thousand. */
const LARGEST = 2 ** 24;

/** A run's settings as they were stored: plain JSON. */
export type StoredOptions = Readonly<Record<string, unknown>>;

/**
 * Stores a run's settings as `options.json`: indented, keys sorted, so that equal settings give equal bytes.
 *
 * @param options - Anything JSON can hold; settings that are `undefined` are left out.
 */
export async function writeOptions(store: ByteStore, options: object): Promise<void> {
  await store.writeAtomically(FILE, new TextEncoder().encode(`${stableJson(options, 2)}\n`));
}

/**
 * Reads a run's settings.
 *
 * @returns `undefined` when the store holds none.
 * @throws {CorruptFileError} When the file is not a JSON object, or one of more than 16 MiB.
 */
export async function readOptions(store: ByteStore): Promise<StoredOptions | undefined> {
  const bytes = await store.read(FILE);
  if (bytes === undefined) return undefined;
  const options = bytes.length > LARGEST ? undefined : parse(new TextDecoder().decode(bytes));
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    const fix = "Put the settings back as they were, or start a new run.";
    throw new CorruptFileError(FILE, "is not a JSON object", fix);
  }
  return options as StoredOptions;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
