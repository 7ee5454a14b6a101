import { createRequire } from "node:module";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
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
  const size = shape.reduce((product, each) => product * each, 1);
  const memory = new SharedArrayBuffer(type === "bool" ? size : 4 * size);
  const data =
    type === "float32"
      ? new Float32Array(memory)
      : type === "int32"
        ? new Int32Array(memory)
        : new Uint8Array(memory);
  return { type, shape, data };
}

/** The thread's life. It is started with this text, which may name nothing outside itself. */
function serve(require: NodeJS.Require, { binding: file, port, state, at }: ThreadData): void {
  const { receiveMessageOnPort } = require("node:worker_threads");
  const { binding } = require(file);
  // The binding copies every result once more, with a constructor that it is told of; all is computed by then.
  const done = new Error("The results are in the arrays that were given.");
  const Result = () => {
    throw done;
  };
  binding.initOrtOnce(
    3,
    function Tensor() {
      return Result();
    },
    false,
  );
  const sessions = new Map();
  const tensors = (prefix: string, first: number, shared: readonly Shared[]) =>
    shared.map(({ type, shape, data }, i) => {
      const own = data.slice();
      return {
        name: `${prefix}${i + first}`,
        tensor: { type, dims: shape, location: "cpu", data: own },
        shared: data,
      };
    });
  const byName = (all: ReturnType<typeof tensors>) =>
    Object.fromEntries(all.map(({ name, tensor }) => [name, tensor]));
  const carryOut = (order: Order) => {
    if (order.what === "compile") {
      const session = new binding.InferenceSession();
      const { buffer, byteOffset, byteLength } = order.model;
      session.loadModel(buffer, byteOffset, byteLength, order.options);
      const [inputs, outputs] = [tensors("i", 0, order.inputs), tensors("o", 1, order.outputs)];
      const o0 = { type: "float32", dims: [], location: "cpu", data: new Float32Array(1) };
      sessions.set(order.id, {
        session,
        inputs,
        outputs,
        feeds: byName(inputs),
        fetches: { o0, ...byName(outputs) },
      });
      return;
    }
    const { session, inputs, outputs, feeds, fetches } = sessions.get(order.id);
    if (order.what === "dispose") {
      session.dispose();
      sessions.delete(order.id);
      return;
    }
    for (const { tensor, shared } of inputs) tensor.data.set(shared);
    try {
      session.run(feeds, fetches, {});
    } catch (error) {
      if (error !== done) throw error;
    }
    for (const { tensor, shared } of outputs) shared.set(tensor.data);
  };
  for (let carriedOut = 0; ; ) {
    Atomics.wait(state, at.given, carriedOut);
    const received = receiveMessageOnPort(port);
    if (!received) continue;
    try {
      carryOut(received.message);
    } catch (error) {
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
  readonly port: import("node:worker_threads").MessagePort;
  readonly state: Int32Array<SharedArrayBuffer>;
  readonly at: typeof AT;
}
