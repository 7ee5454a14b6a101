import { evaluateRows } from "@gan/core";
import { type Dataset, InvalidOptionError, type Network, readRows } from "@gan/spec";

/** Examples that are read at once: bounds memory. */
const BLOCK = 5000;

/**
 * Reads the class of each example by a network's largest logit, without dropout.
 *
 * @param network - Its first `classes` outputs are logits; what follows them is not looked at.
 * @returns One class from 0 for each example.
 */
export async function readClasses(
  network: Network,
  examples: Dataset,
  classes: number,
): Promise<Uint8Array> {
  const read = new Uint8Array(examples.size);
  for (let from = 0; from < examples.size; from += BLOCK) {
    const to = Math.min(from + BLOCK, examples.size);
    const output = await evaluateRows(network, readRows(examples, from, to));
    read.set(largestOf(output, { outputSize: network.outputSize, classes }), from);
  }
  return read;
}

/**
 * The class of the largest logit of each row.
 *
 * @param output - `[m, outputSize]`, row after row; the first `classes` of a row are logits.
 * @returns One class from 0 for each row.
 */
export function largestOf(
  output: Float32Array,
  { outputSize, classes }: { readonly outputSize: number; readonly classes: number },
): Uint8Array {
  return Uint8Array.from({ length: output.length / outputSize }, (_, i) => {
    const logits = output.subarray(i * outputSize, i * outputSize + classes);
    return logits.indexOf(Math.max(...logits));
  });
}

/**
 * Share of examples whose class a network reads as their label says.
 *
 * @throws {InvalidOptionError} When they have no labels.
 */
export async function classAgreement(
  network: Network,
  examples: Dataset,
  classes: number,
): Promise<number> {
  const { labels, name, size } = examples;
  if (labels === undefined) {
    throw new InvalidOptionError("examples", name, "a data set with labels");
  }
  const read = await readClasses(network, examples, classes);
  return read.filter((label, i) => label === labels[i]).length / size;
}
