import { assertPositiveInteger, type Dataset, InvalidOptionError } from "@gan/spec";

/**
 * The first examples of a set, without copying them.
 *
 * @param count - At most this many; a smaller set stays as it is.
 */
export function firstExamples(data: Dataset, count: number): Dataset {
  assertPositiveInteger("count", count);
  if (count >= data.size) return data;
  const { name, exampleShape, range, labels } = data;
  return {
    name: `${name}, first ${count}`,
    size: count,
    exampleShape,
    range,
    ...(labels && { labels: labels.subarray(0, count) }),
    read(indices, out) {
      for (let i = 0; i < indices.length; i++) {
        if (!(indices[i]! < count)) {
          throw new InvalidOptionError("indices", indices[i], `numbers from 0 to ${count - 1}`);
        }
      }
      data.read(indices, out);
    },
  };
}
