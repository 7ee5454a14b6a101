import { type Dataset, MissingFileError, pick } from "@gan/spec";
import { fingerprintOf } from "../data-fingerprint.ts";
import { say } from "../terminal.ts";
import { alike } from "./alike.ts";
import type { MeasureOptions } from "./measure-options.ts";
import type { MeasuredSet } from "./measured-set.ts";
import { openSet } from "./open-set.ts";

/**
 * What samples are looked for copies of: as many training examples as there are of the reference, evenly spread. None, with a
 * sentence, where the reference are the training examples themselves, or where a run's are not at hand.
 *
 * @param isAsked - Whether a measure that needs it is to be taken.
 */
export async function trainingSet(
  samples: MeasuredSet,
  reference: Dataset,
  { isAsked, options }: { readonly isAsked: boolean; readonly options: MeasureOptions },
): Promise<Dataset | undefined> {
  if (!isAsked) return undefined;
  const found = await load(samples, options);
  if (found === undefined) return undefined;
  const [train] = alike(found, reference);
  if (fingerprintOf(train).sha256 === fingerprintOf(reference).sha256) {
    say(
      "Copies are not looked for: the reference is what the generator was trained on, and nothing is held out.",
    );
    return undefined;
  }
  const count = Math.min(train.size, reference.size);
  const indices = Uint32Array.from({ length: count }, (_, i) =>
    Math.floor((i * train.size) / count),
  );
  return pick(train, indices, train.name);
}

async function load(samples: MeasuredSet, options: MeasureOptions): Promise<Dataset | undefined> {
  if (options.train !== undefined) {
    return (await openSet(options.train, "train", options)).dataset;
  }
  try {
    return await samples.train?.();
  } catch (error) {
    if (!(error instanceof MissingFileError)) throw error;
    say(`Copies are not looked for: ${error.message}`);
    return undefined;
  }
}
