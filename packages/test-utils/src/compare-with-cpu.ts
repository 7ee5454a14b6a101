import "@tensorflow/tfjs-backend-cpu";
import type { Backend } from "@gan/spec";
import {
  dispose,
  enableProdMode,
  setBackend,
  type Tensor,
  tensor,
  tidy,
} from "@tensorflow/tfjs-core";
import { expect } from "vitest";
import type { PlainTensor } from "./plain-mat-mul.ts";

/** Expects a function of tensors to give on a backend what TensorFlow.js's `cpu` engine gives. */
export async function compareWithCpu(backend: Backend, f: () => Tensor[]): Promise<void> {
  enableProdMode();
  await setBackend("cpu");
  const expected = await allValuesOf(f);
  await backend.activate();
  const received = await allValuesOf(f);
  expect(received.length).toBe(expected.length);
  for (const [i, values] of received.entries()) expectClose(values, expected[i]!);
}

/** Expects equal lengths and deviations of at most 1e-5 of the largest expected magnitude, or of 1. */
export function expectClose(received: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(received.length).toBe(expected.length);
  let largest = 1;
  for (let i = 0; i < expected.length; i++) largest = Math.max(largest, Math.abs(expected[i]!));
  for (let i = 0; i < expected.length; i++) {
    const deviation = Math.abs(received[i]! - expected[i]!) / largest;
    if (!(deviation <= 1e-5)) {
      expect.fail(`element ${i} is ${received[i]}, expected ${expected[i]}`);
    }
  }
}

/** The numbers of the tensor that a function makes. */
export async function valuesOf(f: () => Tensor): Promise<ArrayLike<number>> {
  const [values] = await allValuesOf(() => [f()]);
  return values!;
}

/** Numbers in [-1, 1) that repeat nowhere soon, the same in every engine; `salt` makes them others. */
export function patterned(shape: readonly number[], salt: number): PlainTensor {
  const size = shape.reduce((product, length) => product * length, 1);
  const values = Float32Array.from(
    { length: size },
    (_, i) => (((i + salt * 1009) * 7919) % 2003) / 1001.5 - 1,
  );
  return { shape, values };
}

/** {@link patterned} as a tensor. The caller owns it. */
export function patternedTensor(shape: readonly number[], salt: number): Tensor {
  return tensor(patterned(shape, salt).values as Float32Array, [...shape]);
}

async function allValuesOf(f: () => Tensor[]): Promise<ArrayLike<number>[]> {
  const tensors = tidy(f);
  const values = await Promise.all(tensors.map((made) => made.data()));
  dispose(tensors);
  return values;
}
