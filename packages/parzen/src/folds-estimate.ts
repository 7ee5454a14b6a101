import { type Dataset, type Estimate, estimateOf, InvalidOptionError } from "@gan/spec";
import { type ParzenEstimate, type ParzenEstimateOptions, parzenEstimate } from "./estimate.ts";

/** One division of a data set into what σ is chosen by and what is scored. */
export interface Fold {
  readonly validation: Dataset;
  readonly test: Dataset;
}

/** The samples, and the folds they are scored on. */
export interface FoldsEstimateOptions
  extends Omit<ParzenEstimateOptions, "validation" | "test" | "validationCount"> {
  /** At least two; five for the Toronto Face Database. */
  readonly folds: readonly Fold[];
}

/** The score of one generator over several folds. */
export interface FoldsEstimate {
  /** Mean over the folds, with the standard error of the folds' sample deviation (ddof 1). */
  readonly logLikelihood: Estimate;
  /** The standard error with ddof 0. Which one the paper printed is recorded nowhere. */
  readonly populationStandardError: number;
  /** Each fold with the σ of its own. */
  readonly folds: readonly ParzenEstimate[];
}

/**
 * Scores one generator on several folds, as the paper did for the Toronto Face Database.
 *
 *     mean of the folds' scores ± std / √folds
 *
 * @throws {InvalidOptionError} When there are fewer than two folds, and as {@link parzenEstimate} does.
 */
export async function foldsEstimate({
  samples,
  folds,
  onProgress = () => {},
  ...choices
}: FoldsEstimateOptions): Promise<FoldsEstimate> {
  if (folds.length < 2) {
    throw new InvalidOptionError(
      "folds.length",
      folds.length,
      "at least 2 folds",
      "Use `parzenEstimate` for a single division of the data.",
    );
  }
  const sizes = folds.map(({ validation, test }) => samples.size * (validation.size + test.size));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const estimates: ParzenEstimate[] = [];
  let before = 0;
  for (const [i, fold] of folds.entries()) {
    estimates.push(
      await parzenEstimate({
        samples,
        ...fold,
        ...choices,
        onProgress: ({ done }) => onProgress({ done: before + done, total }),
      }),
    );
    before += sizes[i]!;
  }
  const means = estimates.map(({ logLikelihood }) => logLikelihood.mean);
  return {
    logLikelihood: estimateOf(means, { ddof: 1 }),
    populationStandardError: estimateOf(means).standardError,
    folds: estimates,
  };
}
