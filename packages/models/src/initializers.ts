import {
  assertPositiveInteger,
  InvalidOptionError,
  ShapeMismatchError,
  type Stream,
} from "@gan/spec";
import { tensor, util } from "@tensorflow/tfjs-core";
import { initializers } from "@tensorflow/tfjs-layers";
import { assertStream } from "./assert-arguments.ts";

/** How a weight gets its first values: what `tf.layers` takes as `kernelInitializer` and the like. */
export type Initializer = ReturnType<typeof initializers.ones>;

/**
 * U(−range, range), the paper's usual start: pylearn2's `irange`.
 *
 * @param stream - Read once, when the weight is made; the same stream gives the same bits in every engine.
 */
export function uniform(range: number, stream: Stream): Initializer {
  assertFinite("range", range);
  assertStream(stream);
  return initializer((out) => stream.fillUniform(out, -range, range));
}

/**
 * N(0, deviation²).
 *
 * @param stream - Read once, when the weight is made; the same stream gives the same bits in every engine.
 */
export function normal(deviation: number, stream: Stream): Initializer {
  assertFinite("deviation", deviation);
  assertStream(stream);
  return initializer((out) => stream.fillNormal(out, 0, deviation));
}

/**
 * Sparse start: every output unit gets N(0, 1) from `connections` distinct inputs and 0 from the rest.
 *
 * @param connections - Inputs per unit; all of them where there are fewer.
 * @see Martens, "Deep learning via Hessian-free optimization", 2010, section 5.
 */
export function sparse(connections: number, stream: Stream): Initializer {
  assertPositiveInteger("connections", connections);
  assertStream(stream);
  return initializer((out, [inputs = 1, units = 1]) => {
    const count = Math.min(connections, inputs);
    const values = stream.fillNormal(new Float32Array(count * units));
    for (let unit = 0; unit < units; unit++) {
      let next = unit * count;
      for (const input of distinct(count, inputs, stream))
        out[input * units + unit] = values[next++]!;
    }
  });
}

/** The same number everywhere, such as the bias −2 of the TFD generator's sigmoid layers. */
export function constant(value: number): Initializer {
  assertFinite("value", value);
  return initializers.constant({ value });
}

/**
 * Values that were computed elsewhere, such as an output bias from the data's marginals.
 *
 * @param weight - Named in the message when the count does not fit, such as `y/bias`.
 * @throws {ShapeMismatchError} When the weight is made, if it does not hold `values.length` numbers.
 */
export function given(values: ArrayLike<number>, weight: string): Initializer {
  if (typeof values?.length !== "number") {
    throw new InvalidOptionError(weight, values, "numbers, one for each output of the layer");
  }
  return initializer((out, shape) => {
    if (values.length !== out.length) {
      throw new ShapeMismatchError({
        argument: weight,
        expected: shape,
        received: [values.length],
        fix: `Give ${out.length} values, one for each output of the layer.`,
      });
    }
    out.set(values);
  });
}

function assertFinite(option: string, value: number): void {
  if (!Number.isFinite(value)) throw new InvalidOptionError(option, value, "a number");
}

/**
 * An initializer of ours. Layers accept only instances of TensorFlow.js's own base class, which it does not
 * export, so one of its instances lends its identity.
 */
function initializer(fill: (out: Float32Array, shape: number[]) => void): Initializer {
  return Object.assign(initializers.zeros(), {
    apply(shape: (number | null)[]) {
      const sizes = shape.map((size) => size ?? 1);
      const values = new Float32Array(util.sizeFromShape(sizes));
      fill(values, sizes);
      return tensor(values, sizes);
    },
  });
}

/** `count` different whole numbers below `limit`, every subset equally likely: Floyd's algorithm. */
function distinct(count: number, limit: number, stream: Stream): Set<number> {
  const chosen = new Set<number>();
  for (let last = limit - count; last < limit; last++) {
    const candidate = stream.integer(last + 1);
    chosen.add(chosen.has(candidate) ? last : candidate);
  }
  return chosen;
}
