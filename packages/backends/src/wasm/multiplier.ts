import { productBinaries } from "./product-binaries.ts";
import { type HelperWorker, type Part, partsFor, startHelpers } from "./product-helpers.ts";

/** A matrix in the engine's memory: its address, and the elements from one row, and one column, to the next. */
export interface Matrix {
  readonly at: number;
  readonly row: number;
  readonly column: number;
}

/** Sizes of a product: rows of its left factor, columns of its right one, and what both share. */
export interface ProductSize {
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
}

/** c = a · b in an engine's memory; c's elements of a row lie side by side. */
export type Multiply = (size: ProductSize, a: Matrix, b: Matrix, c: Omit<Matrix, "column">) => void;

/** What products need of the engine: its memory, and pieces of it. */
export interface ProductMemory {
  readonly memory: WebAssembly.Memory;
  /** Gives the address of so many bytes. */
  allocate(bytes: number): number;
}

export interface MultiplierOptions {
  /** With how many threads to multiply where the memory is shared; elsewhere there is one. @default 1 */
  readonly threads?: number;
  readonly createWorker?: (script: string) => HelperWorker;
  /** @default the fastest that runs here */
  readonly binary?: keyof typeof productBinaries;
}

/** Multiplications from which on a product takes longer than helpers take to hear of it. */
const WORTH_SHARING = 4e6;
/** Columns that the innermost loop takes at once: parts that it divides leave it none to fill up. */
const GRAIN = 8;

/** Loads products of matrices into the memory of an engine. */
export function createMultiplier(
  { memory, allocate }: ProductMemory,
  { threads = 1, createWorker, binary = fastest() }: MultiplierOptions = {},
): Multiply {
  const module = new WebAssembly.Module(bytesOf(binary, isShared(memory)));
  const products = new WebAssembly.Instance(module, { env: { memory } }).exports;
  const { multiply, scratchBytes } = products as unknown as {
    multiply(...sizesAndMatrices: number[]): void;
    scratchBytes(): number;
  };
  const allocateScratch = () => allocate(scratchBytes());
  const scratch = allocateScratch();
  const helpers =
    threads > 1 && isShared(memory)
      ? startHelpers({ module, memory }, threads - 1, allocateScratch, createWorker)
      : undefined;
  return (size, a, b, c) => {
    const isLarge = size.rows * size.columns * size.depth >= WORTH_SHARING;
    if (isLarge && helpers?.isReady()) {
      helpers.multiply(partsOf(size, a, b, c, partsFor(threads)));
    } else multiply(...partsOf(size, a, b, c, 1)[0]!, scratch);
  };
}

/** So many parts of a product, of which the last may be empty: c is cut across its longer side. */
function partsOf(
  { rows, columns, depth }: ProductSize,
  a: Matrix,
  b: Matrix,
  c: Omit<Matrix, "column">,
  count: number,
): Part[] {
  const isWide = columns >= rows;
  const length = Math.ceil((isWide ? columns : rows) / count / GRAIN) * GRAIN;
  return Array.from({ length: count }, (_, part) => {
    const top = isWide ? 0 : Math.min(rows, part * length);
    const left = isWide ? Math.min(columns, part * length) : 0;
    return [
      ...(isWide
        ? [rows, Math.min(length, columns - left)]
        : [Math.min(length, rows - top), columns]),
      depth,
      ...[a.at + 4 * top * a.row, a.row, a.column],
      ...[b.at + 4 * left * b.column, b.row, b.column],
      ...[c.at + 4 * (top * c.row + left), c.row],
    ];
  });
}

/** The first of the binaries that this machine takes. */
function fastest(): keyof typeof productBinaries {
  const names = Object.keys(productBinaries) as (keyof typeof productBinaries)[];
  return names.find((name) => WebAssembly.validate(bytesOf(name, false)))!;
}

function isShared({ buffer }: WebAssembly.Memory): boolean {
  return typeof SharedArrayBuffer !== "undefined" && buffer instanceof SharedArrayBuffer;
}

/** A binary for memory that is shared, or that is not: a bit of the import's limits says which it takes. */
function bytesOf(name: keyof typeof productBinaries, shared: boolean): Uint8Array<ArrayBuffer> {
  const text = atob(productBinaries[name]);
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const [HAS_LIMIT, IS_SHARED] = [1, 2];
  bytes[text.indexOf("memory\x02") + 7] = shared ? HAS_LIMIT | IS_SHARED : HAS_LIMIT;
  return bytes;
}
