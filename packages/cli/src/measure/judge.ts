import { createHash } from "node:crypto";
import { evaluateRows } from "@gan/core";
import { loadDigitClassifier } from "@gan/extensions/node";
import { type Dataset, type Rows, ShapeMismatchError } from "@gan/spec";
import type { BackendName } from "../backend-names.ts";
import { chooseBackend } from "../backends.ts";
import type { Featurizer } from "./featurizer.ts";
import { inUnits } from "./in-units.ts";

/** Classes of the judge, whose logits come before the features. */
const CLASSES = 10;
/** Examples that are read at once. */
const BLOCK = 1000;

/** The classifier of digits that section 7 is measured by: 64 features of 28 × 28 pictures in gray, and logits of ten digits. */
export async function digitJudge(backend: BackendName | "auto" | undefined): Promise<Featurizer> {
  await chooseBackend(backend);
  const network = await loadDigitClassifier();
  const hash = createHash("sha256");
  for (const { variable } of network.parameters) {
    const { buffer, byteOffset, byteLength } = await variable.data();
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return {
    name: "judge",
    sha256: hash.digest("hex"),
    async of(examples, onProgress) {
      assertDigits(examples);
      const { outputSize } = network;
      const all = new Float32Array(examples.size * outputSize);
      for (let from = 0; from < examples.size; from += BLOCK) {
        const to = Math.min(from + BLOCK, examples.size);
        all.set(await evaluateRows(network, inUnits(examples, from, to)), from * outputSize);
        onProgress(to);
      }
      const columns = (first: number, last: number): Rows => ({
        ...{ count: examples.size, size: last - first },
        values: all.filter((_, i) => i % outputSize >= first && i % outputSize < last),
      });
      return { features: columns(CLASSES, outputSize), logits: columns(0, CLASSES) };
    },
    dispose: () => network.dispose(),
  };
}

function assertDigits({ exampleShape }: Dataset): void {
  if (`${exampleShape}` === "28,28,1") return;
  throw new ShapeMismatchError({
    argument: "examples",
    expected: [28, 28, 1],
    received: exampleShape,
    fix: "The judge reads digits in gray, as MNIST has them. Take `--features pixels`, or a network of yours.",
  });
}
