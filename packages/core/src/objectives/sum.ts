import { addN, type Scalar, tidy } from "@tensorflow/tfjs-core";
import type { Objective } from "../objective.ts";

/**
 * An objective that is several at once, such as an adversarial one and a penalty.
 *
 *     L = L₁ + L₂ + …
 *
 * The measures of all are kept; of two with one name, the last.
 */
export function sumOf(...objectives: readonly [Objective, ...Objective[]]): Objective {
  const { outputSize } = objectives.find((objective) => objective.outputSize !== undefined) ?? {};
  const { probability } = objectives.find((objective) => objective.probability) ?? {};
  return {
    name: objectives.map(({ name }) => name).join(" + "),
    ...(outputSize !== undefined && { outputSize }),
    ...(probability && { probability }),
    isScore: objectives.some(({ isScore }) => isScore),
    usesReal: objectives.some(({ usesReal }) => usesReal),
    loss: (round) => tidy(() => addN(objectives.map(({ loss }) => loss(round))) as Scalar),
    measures: (round) =>
      Object.assign({}, ...objectives.map((objective) => objective.measures?.(round))),
  };
}
