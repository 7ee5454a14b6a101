import type { Program } from "./program.ts";

/** Compiled programs by the key of their trace; the one used longest ago makes room. */
export class ProgramCache {
  readonly #programs = new Map<string, Program>();
  readonly #capacity: number;
  #evictions = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#programs.size;
  }

  get evictions(): number {
    return this.#evictions;
  }

  get(key: string): Program | undefined {
    const program = this.#programs.get(key);
    if (!program) return undefined;
    this.#programs.delete(key);
    this.#programs.set(key, program);
    return program;
  }

  add(key: string, program: Program): void {
    this.#programs.set(key, program);
    if (this.#programs.size <= this.#capacity) return;
    const [oldest] = this.#programs.keys();
    this.#programs.get(oldest!)!.dispose();
    this.#programs.delete(oldest!);
    this.#evictions++;
  }

  values(): Iterable<Program> {
    return this.#programs.values();
  }

  clear(): void {
    for (const program of this.#programs.values()) program.dispose();
    this.#programs.clear();
  }
}
