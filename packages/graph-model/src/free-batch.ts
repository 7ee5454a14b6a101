import { UnsupportedNetworkError } from "@gan/spec";
import type { KernelCall, Trace, Value } from "./trace.ts";

/** In shapes, stands for as many as there are. */
const ANY = -1;

/**
 * One trace for any number of rows, from two that differ in the rows of the inputs alone.
 *
 * What is the same in both is so for any number. A reshaping leaves the size that differs to be worked out.
 *
 * @throws {UnsupportedNetworkError} When something else depends on the number of rows.
 */
export function freeBatch(trace: Trace, other: Trace): Trace {
  if (trace.calls.length !== other.calls.length) throw dependent("which kernels are called");
  const values = new Map<number, Value>();
  const freed = (value: Value, twin: Value): Value => {
    if (value.id !== twin.id) throw dependent("what the kernels are called with");
    const known = values.get(value.id);
    if (known) return known;
    const made = { ...value, shape: merge(value.shape, twin.shape) ?? value.shape };
    values.set(value.id, made);
    return made;
  };
  const freedAll = (record: Readonly<Record<string, Value>>, twins: typeof record) =>
    Object.fromEntries(Object.keys(record).map((key) => [key, freed(record[key]!, twins[key]!)]));

  const inputs = freedAll(trace.inputs, other.inputs);
  const constants = [...trace.constants].map(([value, tensor]) => {
    const twin = [...other.constants.keys()].find(({ id }) => id === value.id);
    if (`${twin?.shape}` !== `${value.shape}`) throw dependent("the shape of a constant");
    return [freed(value, twin!), tensor] as const;
  });
  const calls = trace.calls.map((call, i): KernelCall => {
    const twin = other.calls[i]!;
    if (call.kernel !== twin.kernel) throw dependent("which kernels are called");
    return {
      kernel: call.kernel,
      inputs: freedAll(call.inputs, twin.inputs),
      attributes: attributesOf(call, twin),
      outputs: call.outputs.map((output, at) => freed(output, twin.outputs[at]!)),
    };
  });
  const outputs = freedAll(trace.outputs, other.outputs);
  return { inputs, constants: new Map(constants), calls, outputs };
}

/** Kernels with a shape among their attributes in which one size may be left open. */
const shapes: Readonly<Record<string, string>> = {
  Reshape: "shape",
  Slice: "size",
  Conv2DBackpropInput: "inputShape",
};

function attributesOf(call: KernelCall, twin: KernelCall) {
  const { kernel, attributes } = call;
  const entries = Object.entries(attributes).map(([name, value]) => {
    const theirs = twin.attributes[name];
    if (JSON.stringify(value) === JSON.stringify(theirs)) return [name, value];
    const isShape = shapes[kernel] === name;
    const open = isShape ? merge(value as number[], theirs as number[]) : undefined;
    if (!open || (kernel === "Slice" && !reachesEnd(call, open.indexOf(ANY)))) {
      throw dependent(`the attribute \`${name}\` of a ${kernel}`);
    }
    return [name, open];
  });
  return Object.fromEntries(entries);
}

/** An open size of a slice means all that follows. */
function reachesEnd({ inputs, attributes }: KernelCall, axis: number): boolean {
  const [begin, size] = [attributes.begin, attributes.size] as [number[], number[]];
  return begin[axis]! + size[axis]! === inputs.x!.shape[axis];
}

/** A shape with the one size open in which two shapes differ. */
function merge(a: readonly number[], b: readonly number[]): number[] | undefined {
  const open = a.map((size, i) => (size === b[i] ? size : ANY));
  return open.filter((size) => size === ANY).length <= 1 ? open : undefined;
}

function dependent(what: string): UnsupportedNetworkError {
  return new UnsupportedNetworkError(
    `The function cannot be written for any number of rows, because ${what} depends on it. Leave out \`freeBatch\`, and give inputs with the rows that will be used.`,
  );
}
