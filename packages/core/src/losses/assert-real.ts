import { InvalidOptionError } from "@gan/spec";
import type { Tensor2D } from "@tensorflow/tfjs-core";

/** @throws {InvalidOptionError} When a loss that compares samples with real examples was not given D's outputs on those. */
export function assertReal(realLogits: Tensor2D | undefined): asserts realLogits is Tensor2D {
  if (realLogits !== undefined) return;
  const fix = "`objectivesOf` gives a loss that `usesReal` both.";
  throw new InvalidOptionError("realLogits", undefined, "D's outputs on real examples", fix);
}
