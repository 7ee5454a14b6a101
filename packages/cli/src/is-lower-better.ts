/** Words in the names of numbers of which less is better: mistakes, distances, copies. */
const less =
  /error|distance|wasserstein|loss\b|Loss$|copies|reconstruction|false(Positives|Negatives)$/i;

/** Whether less of a number is better, as far as its name tells. */
export function isLowerBetter(measure: string): boolean {
  return less.test(measure);
}
