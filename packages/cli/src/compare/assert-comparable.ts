import { InvalidOptionError } from "@gan/spec";
import type { BegunRun } from "./read-runs.ts";

/**
 * Checks that numbers of runs can stand beside one another: of one experiment, or of several on the same data, such as `mnist` and
 * `mnist-conditional`.
 *
 * @throws {InvalidOptionError} Naming two that cannot.
 */
export function assertComparable(runs: readonly BegunRun[]): void {
  const [first, ...rest] = runs;
  const dataOf = ({ options }: BegunRun) => options.data?.train?.sha256;
  const other = rest.find(
    (run) =>
      run.experiment.name !== first!.experiment.name &&
      (dataOf(run) === undefined || dataOf(run) !== dataOf(first!)),
  );
  if (other === undefined) return;
  throw new InvalidOptionError(
    "run",
    `${other.run.name}, of ${other.experiment.name}`,
    `runs of \`${first!.experiment.name}\`, as ${first!.run.name} is, or on the same data`,
    "Numbers of different data do not compare; name the runs of one experiment at a time.",
  );
}
