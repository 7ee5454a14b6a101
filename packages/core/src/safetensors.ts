import {
  CorruptFileError,
  InvalidOptionError,
  type SavedTensor,
  ShapeMismatchError,
} from "@gan/spec";

/** Named tensors, and whatever text belongs to them. */
export interface SafetensorsContent {
  readonly tensors: Readonly<Record<string, SavedTensor>>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** The limit of the reference implementation: a longer header is an attack or an accident. */
const LARGEST_HEADER = 100_000_000;

/**
 * Writes tensors in the safetensors format, which Python, Rust and others read.
 *
 *     8 bytes   N, little-endian
 *     N bytes   JSON: name → { dtype, shape, data_offsets }, padded with spaces to a multiple of 8
 *     the rest  the tensors' numbers, row after row, without gaps
 *
 * Tensors and metadata are sorted by name, so equal content gives equal bytes.
 *
 * @throws {ShapeMismatchError} When a tensor's shape and number of values differ.
 * @throws {InvalidOptionError} When a tensor is called `__metadata__`, a name that the format keeps.
 * @see https://github.com/huggingface/safetensors#format
 */
export function encodeSafetensors({ tensors, metadata }: SafetensorsContent): Uint8Array {
  const entries = sortedEntries(tensors);
  let end = 0;
  const header = entries.map(([name, { shape, values }]) => {
    assertWritable(name, shape, values);
    const begin = end;
    end += values.byteLength;
    return [name, { dtype: "F32", shape, data_offsets: [begin, end] }] as const;
  });
  const text = sortedEntries(metadata);
  const preface = text.length > 0 ? [["__metadata__", Object.fromEntries(text)] as const] : [];
  const json = new TextEncoder().encode(
    JSON.stringify(Object.fromEntries([...preface, ...header])),
  );
  const headerLength = Math.ceil(json.length / 8) * 8;

  const bytes = new Uint8Array(8 + headerLength + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true);
  bytes.fill(0x20, 8, 8 + headerLength);
  bytes.set(json, 8);
  let offset = 8 + headerLength;
  for (const [, { values }] of entries) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), offset);
    offset += values.byteLength;
  }
  return bytes;
}

/**
 * Reads a safetensors file of float32 tensors. The result shares no memory with `bytes`.
 *
 * @param file - What to call the file in messages.
 * @throws {CorruptFileError} When the file is cut short, its header is not what the format says, tensors
 *   overlap or leave gaps, or a tensor is not stored as float32.
 */
export function decodeSafetensors(bytes: Uint8Array, file: string): SafetensorsContent {
  const { header, data } = readHeader(bytes, file);
  const { __metadata__: metadata = {}, ...entries } = header;
  if (!isObject(metadata) || Object.values(metadata).some((text) => typeof text !== "string")) {
    throw new CorruptFileError(file, "has a `__metadata__` that is not a map from text to text");
  }
  const places = Object.entries(entries)
    .map(([name, entry]) => readPlace(name, entry, file))
    .sort((left, right) => left.begin - right.begin || left.end - right.end);
  let end = 0;
  for (const place of places) {
    if (place.begin !== end) {
      const problem = `stores \`${place.name}\` from byte ${place.begin} on, expected ${end}`;
      throw new CorruptFileError(file, problem);
    }
    end = place.end;
  }
  if (end !== data.length) {
    throw new CorruptFileError(file, `holds ${data.length} bytes of numbers, expected ${end}`);
  }
  const tensors = places.map(({ name, shape, begin, end }) => {
    const values = new Float32Array((end - begin) / 4);
    new Uint8Array(values.buffer).set(data.subarray(begin, end));
    return [name, { shape, values }] as const;
  });
  return {
    tensors: Object.fromEntries(tensors),
    metadata: metadata as Record<string, string>,
  };
}

function sortedEntries<T>(record: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1));
}

function assertWritable(name: string, shape: readonly number[], values: Float32Array): void {
  if (name === "__metadata__") {
    throw new InvalidOptionError(
      "tensors",
      name,
      "names other than this one",
      "Rename the tensor.",
    );
  }
  if (shape.reduce((product, size) => product * size, 1) !== values.length) {
    throw new ShapeMismatchError({
      argument: name,
      expected: shape,
      received: [values.length],
      fix: "Give as many values as the shape has elements.",
    });
  }
}

function readHeader(bytes: Uint8Array, file: string) {
  if (bytes.length < 8) {
    throw new CorruptFileError(file, `ends after ${bytes.length} of 8 header bytes`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Number(view.getBigUint64(0, true));
  if (length > LARGEST_HEADER) {
    throw new CorruptFileError(
      file,
      `is not a safetensors file: its header would have ${length} bytes`,
    );
  }
  if (length > bytes.length - 8) {
    throw new CorruptFileError(file, `ends after ${bytes.length - 8} of ${length} header bytes`);
  }
  const header = parseJson(bytes.subarray(8, 8 + length));
  if (!isObject(header)) throw new CorruptFileError(file, "has a header that is not a JSON object");
  return { header, data: bytes.subarray(8 + length) };
}

/** The value, or `undefined` when the bytes are not JSON in UTF-8. */
function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function readPlace(name: string, entry: unknown, file: string) {
  const { dtype, shape, data_offsets: offsets } = isObject(entry) ? entry : {};
  if (typeof dtype !== "string" || !isCounts(shape) || !isCounts(offsets) || offsets.length !== 2) {
    throw new CorruptFileError(
      file,
      `describes \`${name}\` without a type, a shape and two offsets`,
    );
  }
  if (dtype !== "F32") {
    const problem = `stores \`${name}\` as ${dtype}, and only F32 is read here`;
    throw new CorruptFileError(file, problem, "Convert its tensors to float32 and save it again.");
  }
  const [begin, end] = offsets as [number, number];
  const size = 4 * shape.reduce((product, count) => product * count, 1);
  if (end - begin !== size) {
    const problem = `gives \`${name}\` ${end - begin} bytes, expected ${size} for shape [${shape.join(", ")}]`;
    throw new CorruptFileError(file, problem);
  }
  return { name, shape, begin, end };
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((count) => Number.isSafeInteger(count) && count >= 0);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
