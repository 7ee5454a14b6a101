import type { Instruction } from "@gan/test-utils";
import * as tf from "@tensorflow/tfjs-core";
import type { OnnxBackend } from "../backend.ts";

const shapes = [[4, 6], [6, 4], [24], [6], [1, 6], [4, 1], [2, 3, 4], [], [4, 3, 2], [300]];

type Pure = (x: tf.Tensor, y: tf.Tensor, c: number) => tf.Tensor;

/** Only operations that are exact on small whole numbers, so that two engines must agree to the last bit. */
const operations: readonly Pure[] = [
  (x, y) => (isCompatible(x, y) ? tf.add(x, y) : tf.neg(x)),
  (x, y) => (isCompatible(x, y) ? tf.sub(x, y) : tf.abs(x)),
  (x, y) => (isCompatible(x, y) ? tf.mul(x, y) : tf.square(x)),
  (x, y) => (isCompatible(x, y) ? tf.maximum(x, y) : tf.relu(x)),
  (x, y) => (isCompatible(x, y) ? tf.minimum(x, y) : tf.sign(x)),
  (x, y) => (isCompatible(x, y) ? tf.cast(tf.greater(x, y), "float32") : tf.step(x)),
  (x, y) => (x.shape.join() === y.shape.join() ? tf.where(tf.less(x, y), x, y) : tf.clone(x)),
  (x, y) => (canMultiply(x, y) ? tf.matMul(x as tf.Tensor2D, y as tf.Tensor2D) : tf.clone(x)),
  (x, y) => {
    const isPossible = x.rank === 2 && y.rank === 2 && x.shape[0] === y.shape[0];
    return isPossible ? tf.matMul(x as tf.Tensor2D, y as tf.Tensor2D, true) : tf.clone(x);
  },
  (x, _, c) => tf.mul(x, (c % 5) - 2),
  (x, _, c) => tf.add(x, (c % 7) - 3),
  (x) => tf.transpose(x),
  (x, _, c) => reshaped(x, c),
  (x, _, c) => (x.rank > 0 ? tf.sum(x, c % x.rank) : tf.clone(x)),
  (x, _, c) => (x.rank > 0 ? tf.max(x, c % x.rank, true) : tf.clone(x)),
  (x, _, c) => (x.rank > 0 ? tf.cast(tf.argMax(x, c % x.rank), "float32") : tf.clone(x)),
  (x) => (x.rank > 0 ? tf.reverse(x) : tf.zerosLike(x)),
  (x) => (x.rank > 0 && x.shape[0]! > 1 ? tf.slice(x, [1]) : tf.onesLike(x)),
  (x) => (x.rank > 0 && x.size <= 64 ? tf.concat([x, x], 0) : tf.clone(x)),
  (x) => tf.cast(tf.topk(tf.reshape(x, [-1]), 1).indices, "float32"),
];

/**
 * Runs a program on the current backend: tensors are made, combined, kept in a variable, disposed, read and flushed
 * at random.
 *
 * @returns Everything that was read, in order, the tensors that were alive at the end included.
 * @throws {Error} When an array that the program holds has been written to.
 */
export function runProgram(program: readonly Instruction[]): number[][] {
  const alive: tf.Tensor[] = [];
  const reads: { held: ArrayLike<number>; copy: number[] }[] = [];
  const read = (x: tf.Tensor) => {
    const held = x.dataSync();
    reads.push({ held, copy: [...held] });
  };
  const upload = (a: number, b: number) => {
    const shape = shapes[a % shapes.length]!;
    const size = tf.util.sizeFromShape(shape);
    const values = Float32Array.from({ length: size }, (_, i) => ((i * 7 + b) % 9) - 4);
    alive.push(tf.tensor(values, shape));
    if (tf.getBackend() === "onnx") values.fill(99); // It must not have kept the caller's array; cpu does.
  };
  upload(0, 0);
  const [variable, weight, velocity] = tf.tidy(() =>
    [0, 1, 2].map(() => tf.variable(tf.zeros([4, 6]))),
  ) as [tf.Variable, tf.Variable, tf.Variable];
  try {
    for (const { kind, a, b, c } of program) {
      const [x, y] = [alive[a % alive.length]!, alive[b % alive.length]!];
      switch (kind % 16) {
        case 0:
          upload(a, b);
          break;
        case 1:
          read(x);
          break;
        case 2:
          (tf.backend() as Partial<OnnxBackend>).markStep?.();
          break;
        case 3:
          if (b % 2 && y.shape.join() === "4,6")
            variable.assign(tf.tidy(() => tf.add(variable, y)));
          else tf.tidy(() => variable.assign(small(tf.add(variable, tf.sum(x)))));
          break;
        case 4:
          alive.push(tf.tidy(() => tf.add(variable, 1)));
          break;
        case 5:
          if (x.size < 8 || y.size < 12) break;
          tf.tidy(() => {
            const isTurned = a % 2 === 1;
            const left = matrix(x, isTurned ? [2, 4] : [4, 2]);
            const gradient = tf.matMul(left, matrix(y, [2, 6]), isTurned);
            velocity.assign(tf.sub(tf.mul(velocity, (c % 3) - 1), tf.mul(gradient, (b % 2) + 1)));
            weight.assign(tf.add(weight, velocity));
            if (c % 4 === 0) alive.push(tf.keep(small(weight)));
          });
          break;
        case 6:
          if (alive.length > 1) alive.splice(a % alive.length, 1)[0]!.dispose();
          break;
        default:
          alive.push(tf.tidy(() => small(operations[c % operations.length]!(x, y, c))));
      }
    }
    for (const x of [...alive, variable, weight, velocity]) read(x);
  } finally {
    tf.dispose([...alive, variable, weight, velocity]);
  }
  for (const [i, { held, copy }] of reads.entries()) {
    const changed = copy.findIndex((value, j) => !Object.is(value, held[j]));
    if (changed >= 0) throw new Error(`Read ${i} changed at ${changed} after it was handed out.`);
  }
  return reads.map(({ copy }) => copy.map((value) => value + 0));
}

/** The first numbers of a tensor as a matrix. */
function matrix(x: tf.Tensor, shape: [number, number]): tf.Tensor2D {
  return tf.reshape(tf.slice(tf.reshape(x, [-1]), 0, shape[0] * shape[1]), shape);
}

/** Keeps values small and tensors few. */
function small(x: tf.Tensor): tf.Tensor {
  const flat = x.size > 600 ? tf.slice(tf.reshape(x, [-1]), 0, 300) : x;
  return tf.clipByValue(flat, -9, 9);
}

function isCompatible(x: tf.Tensor, y: tf.Tensor): boolean {
  const rank = Math.max(x.rank, y.rank);
  const size = (t: tf.Tensor, i: number) => t.shape[t.rank - 1 - i] ?? 1;
  return Array.from({ length: rank }, (_, i) => [size(x, i), size(y, i)]).every(
    ([p, q]) => p === q || p === 1 || q === 1,
  );
}

function canMultiply(x: tf.Tensor, y: tf.Tensor): boolean {
  return x.rank === 2 && y.rank === 2 && x.shape[1] === y.shape[0];
}

function reshaped(x: tf.Tensor, c: number): tf.Tensor {
  const fitting = shapes.filter((shape) => tf.util.sizeFromShape(shape) === x.size);
  return tf.reshape(x, fitting[c % (fitting.length || 1)] ?? [x.size]);
}
