import type { DataType } from "@tensorflow/tfjs-core";
import type { Numbers } from "./numbers.ts";

/** Flushes after which an array that nobody asked for is left to the garbage collector. */
const PATIENCE = 16;

interface Waiting {
  readonly array: Numbers;
  readonly since: number;
}

/**
 * Arrays that are no longer used, kept to be written again.
 *
 * New arrays of a few megabytes cost more than the sums that fill them, because the system hands them out page by
 * page. Whoever puts an array here promises that nobody reads it any more.
 */
export class ArrayPool {
  readonly #waiting = new Map<string, Waiting[]>();
  #clock = 0;

  /** An array of any content. */
  take(dtype: DataType, length: number): Numbers {
    const found = this.#waiting.get(`${dtype}${length}`)?.pop();
    return found?.array ?? newArray(dtype, length);
  }

  give(dtype: DataType, array: Numbers): void {
    const key = `${dtype}${array.length}`;
    const list = this.#waiting.get(key);
    const entry = { array, since: this.#clock };
    if (list) list.push(entry);
    else this.#waiting.set(key, [entry]);
  }

  /** Says that a flush has ended; forgets what has waited too long. */
  tick(): void {
    this.#clock++;
    if (this.#clock % PATIENCE !== 0) return;
    for (const [key, list] of this.#waiting) {
      const kept = list.filter(({ since }) => this.#clock - since <= PATIENCE);
      if (kept.length > 0) this.#waiting.set(key, kept);
      else this.#waiting.delete(key);
    }
  }

  /** Bytes that wait to be used again. */
  get bytes(): number {
    let sum = 0;
    for (const list of this.#waiting.values()) {
      for (const { array } of list) sum += array.byteLength;
    }
    return sum;
  }
}

function newArray(dtype: DataType, length: number): Numbers {
  if (dtype === "int32") return new Int32Array(length);
  return dtype === "bool" ? new Uint8Array(length) : new Float32Array(length);
}
