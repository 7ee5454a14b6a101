import { createRequire } from "node:module";
import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
} from "node:worker_threads";
import { sizeOf } from "../kernel.ts";
import type { Numbers } from "../numbers.ts";
import type { ElementType } from "../onnx/model.ts";

/** A tensor at the border of a graph. */
export interface Border {
  readonly type: ElementType;
  readonly shape: readonly number[];
}

/** A graph with the inputs `i0`, `i1`, … and the outputs `o1`, `o2`, … behind a constant `o0`, on the second thread. */
export interface SecondSession {
  /** Copies numbers for the inputs, and begins. */
  start(inputs: readonly Numbers[]): void;
  /**
   * Waits for the end and copies the results.
   *
   * @throws {Error} What the thread could not do.
   */
  finish(outputs: readonly Numbers[]): void;
  dispose(): void;
}

/** What the thread is asked for. */
type Order =
  | {
      readonly what: "compile";
      readonly id: number;
      readonly model: Uint8Array;
      readonly options: object;
      readonly inputs: readonly Shared[];
      readonly outputs: readonly Shared[];
    }
  | { readonly what: "run" | "dispose"; readonly id: number };

/** A tensor in memory that both threads see. */
interface Shared extends Border {
  readonly data: Numbers;
}

/** Which order was given last, which was carried out, and whether it failed. */
const AT = { given: 0, done: 1, failed: 2 };

/**
 * A thread with an ONNX Runtime of its own, which ends with the process.
 *
 * ONNX Runtime's binding takes no shared memory, so numbers are copied on both sides.
 */
export class SecondThread {
  readonly #state = new Int32Array(new SharedArrayBuffer(4 * Object.keys(AT).length));
  readonly #port;
  #ids = 0;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    const require = createRequire(import.meta.url);
    const worker = new Worker(`(${serve})(require, require("node:worker_threads").workerData);`, {
      eval: true,
      workerData: {
        binding: require.resolve("onnxruntime-node/dist/binding.js"),
        ...{ port: port2, state: this.#state, at: AT },
      },
      transferList: [port2],
    });
    worker.unref();
    port1.unref();
    this.#port = port1;
  }

  /** @param options - As ONNX Runtime's binding takes them. */
  compile(
    model: Uint8Array,
    options: object,
    inputs: readonly Border[],
    outputs: readonly Border[],
  ): SecondSession {
    const id = this.#ids++;
    const shared = { inputs: inputs.map(sharedOf), outputs: outputs.map(sharedOf) };
    this.#give({ what: "compile", id, model, options, ...shared });
    this.#wait();
    return {
      start: (given) => {
        for (const [i, { data }] of shared.inputs.entries()) data.set(given[i] as never);
        this.#give({ what: "run", id });
      },
      finish: (taken) => {
        this.#wait();
        for (const [i, { data }] of shared.outputs.entries()) taken[i]!.set(data as never);
      },
      dispose: () => {
        this.#give({ what: "dispose", id });
        this.#wait();
      },
    };
  }

  #give(order: Order): void {
    this.#port.postMessage(order);
    Atomics.add(this.#state, AT.given, 1);
    Atomics.notify(this.#state, AT.given);
  }

  #wait(): void {
    const given = this.#state[AT.given]!;
    for (;;) {
      const done = Atomics.load(this.#state, AT.done);
      if (done === given) break;
      Atomics.wait(this.#state, AT.done, done);
    }
    if (Atomics.exchange(this.#state, AT.failed, 0) === 0) return;
    throw new Error(receiveMessageOnPort(this.#port)?.message as string);
  }
}

function sharedOf({ type, shape }: Border): Shared {
  const memory = new SharedArrayBuffer(sizeOf(shape) * (type === "bool" ? 1 : 4));
  if (type === "float32") return { type, shape, data: new Float32Array(memory) };
  const data = type === "int32" ? new Int32Array(memory) : new Uint8Array(memory);
  return { type, shape, data };
}

/** The thread's life. It is started with this text, which may name nothing outside itself. */
function serve(require: NodeJS.Require, { binding: file, port, state, at }: ThreadData): void {
  const { receiveMessageOnPort } = require("node:worker_threads");
  // The binding copies every result once more, with a constructor that it is told of; all is computed by then.
  const done = new Error("The results are in the arrays that were given.");
  function Result() {
    throw done;
  }
  const load = () => {
    const { binding } = require(file);
    binding.initOrtOnce(3, Result, false);
    return binding;
  };
  const sessions = new Map();
  const tensorsOf = (prefix: string, from: number, shared: readonly Shared[]) => {
    const tensor = ({ type, shape, data }: Shared) => {
      return { type, dims: shape, location: "cpu", data: data.slice() };
    };
    return Object.fromEntries(shared.map((each, i) => [`${prefix}${i + from}`, tensor(each)]));
  };
  const carryOut = (order: Order) => {
    if (order.what === "compile") {
      const session = new (load().InferenceSession)();
      const { id, model, options, inputs, outputs } = order;
      session.loadModel(model.buffer, model.byteOffset, model.byteLength, options);
      const one = { type: "float32", dims: [], location: "cpu", data: new Float32Array(1) };
      const feeds = tensorsOf("i", 0, inputs);
      const fetches = { o0: one, ...tensorsOf("o", 1, outputs) };
      sessions.set(id, { session, inputs, outputs, feeds, fetches });
      return;
    }
    const { session, inputs, outputs, feeds, fetches } = sessions.get(order.id);
    if (order.what === "dispose") {
      session.dispose();
      sessions.delete(order.id);
      return;
    }
    for (const [i, { data }] of inputs.entries()) feeds[`i${i}`].data.set(data);
    try {
      session.run(feeds, fetches, {});
    } catch (error) {
      if (error !== done) throw error;
    }
    for (const [i, { data }] of outputs.entries()) data.set(fetches[`o${i + 1}`].data);
  };
  for (let carriedOut = 0; ; ) {
    Atomics.wait(state, at.given, carriedOut);
    const received = receiveMessageOnPort(port);
    if (!received) continue;
    try {
      carryOut(received.message);
    } catch (error) {
      // Whoever waits would wait forever.
      port.postMessage(error instanceof Error ? error.message : String(error));
      Atomics.store(state, at.failed, 1);
    }
    carriedOut++;
    Atomics.store(state, at.done, carriedOut);
    Atomics.notify(state, at.done);
  }
}

/** What the thread is started with. */
interface ThreadData {
  readonly binding: string;
  readonly port: MessagePort;
  readonly state: Int32Array<SharedArrayBuffer>;
  readonly at: typeof AT;
}
