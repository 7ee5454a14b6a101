import { createDataset, createRng, type Dataset, exampleSize, pick } from "@gan/spec";

/** Pictures that are stacked: about 26 for each number, as is usual. */
const COUNT = 25_600;

/**
 * Pictures in color of three gray ones each, drawn at random, as "stacked MNIST" has them: of ten digits 1,000 kinds.
 *
 * @see Metz et al., "Unrolled generative adversarial networks", 2017, section 3.3.1.
 */
export function stacked(gray: Dataset): Dataset {
  const stream = createRng(0).stream("stacked");
  const drawn = Uint32Array.from({ length: 3 * COUNT }, () => stream.integer(gray.size));
  const parts = pick(gray, drawn, gray.name);
  const size = exampleSize(gray);
  const { range, exampleShape } = gray;
  return createDataset(
    {
      ...{ name: `${gray.name}, stacked`, size: COUNT, range, labels: undefined },
      exampleShape: [...exampleShape.slice(0, 2), 3],
    },
    (indices, out) => {
      const three = new Float32Array(3 * size);
      for (let i = 0; i < indices.length; i++) {
        const first = 3 * indices[i]!;
        parts.read([first, first + 1, first + 2], three);
        for (let j = 0; j < size; j++) {
          for (let color = 0; color < 3; color++) {
            out[3 * (i * size + j) + color] = three[color * size + j]!;
          }
        }
      }
    },
  );
}
