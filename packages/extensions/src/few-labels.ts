import { type Dataset, InvalidOptionError, pick, type Rng } from "@gan/spec";

/** Which examples keep their label. */
export interface FewLabelsOptions {
  /** How many, as many of each class. */
  readonly count: number;
  /** Its stream `few-labels` chooses them. */
  readonly rng: Rng;
}

/**
 * Examples whose labels are known, as many of each class, chosen at random. To choose them all labels are read, here and nowhere
 * else.
 *
 * @throws {InvalidOptionError} When the data have no labels, too few, or `count` is not a multiple of the classes.
 */
export function fewLabels(data: Dataset, { count, rng }: FewLabelsOptions): Dataset {
  const { labels, name, size } = data;
  if (labels === undefined) {
    throw new InvalidOptionError("data", name, "a data set with labels");
  }
  let classes = 0;
  for (const label of labels) classes = Math.max(classes, label + 1);
  const each = count / classes;
  if (!(Number.isInteger(each) && each > 0)) {
    const expected = `a multiple of the ${classes} classes`;
    throw new InvalidOptionError("labels", count, expected);
  }
  const order = rng.stream("few-labels").shuffle(Uint32Array.from({ length: size }, (_, i) => i));
  const taken = new Array<number>(classes).fill(0);
  const chosen = Array.from(order).filter((i) => {
    const label = labels[i]!;
    return label >= 0 && taken[label]!++ < each;
  });
  if (chosen.length < count) {
    throw new InvalidOptionError("labels", count, `at most ${chosen.length} of \`${name}\``);
  }
  return pick(data, chosen, `${count} labels of ${name}`);
}
