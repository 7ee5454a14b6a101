import { epochsOf } from "@gan/data";
import type { Dataset, Sampler } from "@gan/spec";
import type { Settings } from "./settings.ts";

/** Where epochs begin and end under some settings, as the sampler of these settings has it. */
export function experimentEpochs(
  { batchSize, discriminatorSteps: stepsPerIteration }: Settings,
  { size }: Pick<Dataset, "size">,
): Pick<Sampler, "iterationsPerEpoch" | "epochOf"> {
  return epochsOf({ size, batchSize, stepsPerIteration });
}
