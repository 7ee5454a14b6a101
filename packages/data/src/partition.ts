import { assertWithin, type Dataset, InvalidOptionError, pick, type Rng } from "@gan/spec";

/** How to divide a data set that came whole. */
export interface PartitionOptions {
  /** Share of the examples to choose by. @default 0.1 */
  readonly validation?: number;
  /** Share of the examples to report on. @default 0.1 */
  readonly test?: number;
  /** Its stream `partition` decides which examples go where. */
  readonly rng: Rng;
}

/**
 * Divides a data set at random into three that have no example in common.
 *
 * @throws {InvalidOptionError} When a share lies outside `[0, 1)`, or a part would be empty.
 */
export function partition(
  dataset: Dataset,
  { validation = 0.1, test = 0.1, rng }: PartitionOptions,
): Readonly<Record<"train" | "validation" | "test", Dataset>> {
  assertWithin("validation", validation, 0, 1);
  assertWithin("test", test, 0, 1);
  const { name, size } = dataset;
  const order = rng.stream("partition").shuffle(Uint32Array.from({ length: size }, (_, i) => i));
  const [forValidation, forTest] = [Math.round(size * validation), Math.round(size * test)];
  const forTraining = size - forValidation - forTest;
  if (Math.min(forTraining, forValidation, forTest) < 1) {
    throw new InvalidOptionError(
      "validation and test",
      `${validation} and ${test}`,
      `shares that leave at least one of the ${size} examples of \`${name}\` in each part`,
      "Use more examples or other shares.",
    );
  }
  return {
    train: pick(dataset, order.subarray(0, forTraining), `${name}/train`),
    validation: pick(dataset, order.subarray(forTraining, size - forTest), `${name}/validation`),
    test: pick(dataset, order.subarray(size - forTest), `${name}/test`),
  };
}
