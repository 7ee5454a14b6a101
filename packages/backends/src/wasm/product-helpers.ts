/** What a thread needs to be told; browsers' workers have it. */
export interface HelperWorker {
  postMessage(message: unknown): void;
}

/** A part of a product: what the compiled `multiply` takes, but for the scratch. */
export type Part = readonly number[];

/**
 * Threads that take parts of products as they come to them, so that one that is held up holds up nobody. Between products they wait
 * without computing.
 */
export interface Helpers {
  /** Whether all have started. Until then there is nobody to share with. */
  isReady(): boolean;
  /** Multiplies all parts, {@link partsFor} so many, by the helpers and by whoever calls. */
  multiply(parts: readonly Part[]): void;
}

/** What threads multiply with. */
interface Shared {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly state: Int32Array<SharedArrayBuffer>;
  /** How many parts there are. */
  readonly count: number;
  /** Where in `state` turns, parts taken, done and failed and threads started are counted, and where the parts are. */
  readonly at: typeof LAYOUT;
}

const LAYOUT = { turn: 0, taken: 1, done: 2, failed: 3, ready: 4, parts: 5, partLength: 11 };

/** How many parts a product has for so many threads: the more, the less they wait for each other; but each copies its factors. */
export function partsFor(threads: number): number {
  return 2 * threads;
}

/**
 * Starts threads over the memory of an engine; they end with the page or the worker that started them.
 *
 * @param allocate - Gives the address of a scratch.
 */
export function startHelpers(
  { module, memory }: Pick<Shared, "module" | "memory">,
  helpers: number,
  allocate: () => number,
  createWorker: (script: string) => HelperWorker = inBrowser,
): Helpers {
  const count = partsFor(helpers + 1);
  const at = LAYOUT;
  const state = new Int32Array(new SharedArrayBuffer(4 * (at.parts + at.partLength * count)));
  state[at.taken] = count;
  const shared: Shared = { module, memory, state, count, at };
  const script = `onmessage = ({ data: [shared, scratch] }) =>
    (${serve})(shared, (${partTaker})(shared, scratch));`;
  for (let i = 0; i < helpers; i++) createWorker(script).postMessage([shared, allocate()]);
  const takeParts = partTaker(shared, allocate());
  const canWait = mayWait(state);
  return {
    isReady: () => Atomics.load(state, at.ready) === helpers,
    multiply(parts) {
      for (const [i, part] of parts.entries()) state.set(part, at.parts + at.partLength * i);
      Atomics.store(state, at.done, 0);
      // Only from here on may a helper that is late for the last product take parts of this one.
      Atomics.store(state, at.taken, 0);
      Atomics.add(state, at.turn, 1);
      Atomics.notify(state, at.turn);
      takeParts();
      for (;;) {
        const done = Atomics.load(state, at.done);
        if (done === count) break;
        if (canWait) Atomics.wait(state, at.done, done);
      }
      // From then on always: what else it wrote nobody knows.
      if (Atomics.load(state, at.failed) > 0)
        throw new Error("A thread could not multiply its part.");
    },
  };
}

/** Makes what multiplies parts until none is left. Helpers are started with its text: it may name nothing outside itself. */
function partTaker({ module, memory, state, count, at }: Shared, scratch: number): () => void {
  const products = new WebAssembly.Instance(module, { env: { memory } }).exports;
  const multiply = products.multiply as (...numbers: number[]) => void;
  return () => {
    for (;;) {
      const taken = Atomics.add(state, at.taken, 1);
      if (taken >= count) return;
      const from = at.parts + at.partLength * taken;
      try {
        multiply(...state.subarray(from, from + at.partLength), scratch);
      } catch {
        // Whoever waits for this part would wait forever.
        Atomics.add(state, at.failed, 1);
      }
      if (Atomics.add(state, at.done, 1) === count - 1) Atomics.notify(state, at.done);
    }
  };
}

/** A helper's life; started with its text too. */
function serve({ state, at }: Shared, takeParts: () => void): void {
  let turn = Atomics.load(state, at.turn);
  Atomics.add(state, at.ready, 1);
  for (;;) {
    Atomics.wait(state, at.turn, turn);
    turn = Atomics.load(state, at.turn);
    takeParts();
  }
}

/** Not a page's own thread: it has to ask again and again, no longer than a part takes. */
function mayWait(state: Int32Array<SharedArrayBuffer>): boolean {
  try {
    return Atomics.wait(state, LAYOUT.done, -1) === "not-equal";
  } catch {
    return false;
  }
}

function inBrowser(script: string): HelperWorker {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(address);
  URL.revokeObjectURL(address);
  return worker;
}
