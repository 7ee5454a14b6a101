import { type Rows, ShapeMismatchError, TooFewExamplesError } from "@gan/spec";

/**
 * Checks that features of samples and of a reference can be compared, and are enough.
 *
 * @param what - Begins the sentence, such as `The Fréchet distance`.
 * @param least - Examples that each must have.
 * @throws {ShapeMismatchError} When they are of other sizes.
 * @throws {TooFewExamplesError} When there are fewer examples.
 */
export function assertFeatures(what: string, samples: Rows, reference: Rows, least: number): void {
  if (samples.size !== reference.size) {
    throw new ShapeMismatchError({
      argument: "samples",
      expected: [reference.count, reference.size],
      received: [samples.count, samples.size],
      fix: "Take the features of both by the same network.",
    });
  }
  assertEnough(what, { samples, reference }, least);
}

/**
 * Checks that there are enough examples.
 *
 * @param sets - By the name that their user knows them by.
 * @throws {TooFewExamplesError} When one has fewer.
 */
export function assertEnough(
  what: string,
  sets: Readonly<Record<string, { readonly count: number }>>,
  least: number,
): void {
  for (const [of, { count }] of Object.entries(sets)) {
    if (count < least) throw new TooFewExamplesError(what, of, { count, least });
  }
}
