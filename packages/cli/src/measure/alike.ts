import {
  createDataset,
  type Dataset,
  exampleSize,
  formatShape,
  ShapeMismatchError,
} from "@gan/spec";

/**
 * Two sets as they can be compared: rows without a shape take the other's, and gray pictures beside ones in color have their gray in
 * each of red, green and blue.
 *
 * @throws {ShapeMismatchError} When their examples are of other sizes all the same.
 */
export function alike(samples: Dataset, reference: Dataset): readonly [Dataset, Dataset] {
  const [one, other] = [shapedAs(samples, reference), shapedAs(reference, samples)];
  const pair = [coloredAs(one, other), coloredAs(other, one)] as const;
  if (`${pair[0].exampleShape}` === `${pair[1].exampleShape}`) return pair;
  throw new ShapeMismatchError({
    argument: "samples",
    expected: reference.exampleShape,
    received: samples.exampleShape,
    fix: `The reference's examples are ${formatShape(reference.exampleShape)}: bring pictures of folders to one size with \`--image-size\`, or compare with what the samples should be like.`,
  });
}

function shapedAs(data: Dataset, other: Dataset): Dataset {
  const isFlat = data.exampleShape.length === 1 && other.exampleShape.length > 1;
  // An array of gray pictures may lack the last size, which is 1.
  const isPlane = data.exampleShape.length === 2 && other.exampleShape.length === 3;
  const isSame = exampleSize(data) === exampleSize(other);
  return (isFlat || isPlane) && isSame ? { ...data, exampleShape: other.exampleShape } : data;
}

function coloredAs(data: Dataset, other: Dataset): Dataset {
  const [height, width, channels] = data.exampleShape;
  const [otherHeight, otherWidth, otherChannels] = other.exampleShape;
  if (channels !== 1 || otherChannels !== 3) return data;
  if (height !== otherHeight || width !== otherWidth) return data;
  const { name, size: count, range, labels } = data;
  const described = { name, size: count, range, labels, exampleShape: other.exampleShape };
  return createDataset(described, (indices, out) => {
    const size = exampleSize(data);
    const gray = new Float32Array(indices.length * size);
    data.read(indices, gray);
    for (let i = 0; i < gray.length; i++) out.fill(gray[i]!, 3 * i, 3 * i + 3);
  });
}
