/** A run that was resumed within an epoch was scored in it twice; the later score is the epoch's. */
export function lastOfEpochs<Score extends { readonly epoch: number }>(
  scores: readonly Score[],
): Score[] {
  return [...new Map(scores.map((score) => [score.epoch, score])).values()];
}
