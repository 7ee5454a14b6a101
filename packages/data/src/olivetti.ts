import { type ByteSource, CorruptFileError, type Dataset, datasetFromBytes } from "@gan/spec";
import { imagesFromMat } from "./mat/images.ts";
import { openMat } from "./mat/mat.ts";

const file = "ORL_64x64.mat";

/**
 * Loads the faces of the Olivetti Research Laboratory from `ORL_64x64.mat`: 40 people, 10 pictures of each.
 *
 * @param source - Where the file is.
 * @returns 400 examples of shape `[64, 64, 1]` in `[0, 1]`, labeled with the person from 0.
 * @throws {CorruptFileError} When the file is damaged or another one.
 * @see Samaria and Harter, "Parameterisation of a stochastic model for human face identification", 1994.
 */
export async function loadOlivetti({ source }: { readonly source: ByteSource }): Promise<Dataset> {
  const mat = await openMat(await source(file), file);
  const [faces, people] = [await mat.read("fea"), await mat.read("gnd")];
  const bytes = imagesFromMat(faces, { height: 64, width: 64, name: "fea", file });
  if (people.values.length * 4096 !== bytes.length) {
    throw new CorruptFileError(file, `names ${people.values.length} people for other pictures`);
  }
  const wrong = people.values.findIndex(
    (person: number) => !(Number.isInteger(person) && person >= 1 && person <= 40),
  );
  if (wrong >= 0) {
    throw new CorruptFileError(
      file,
      `names person ${people.values[wrong]} in picture ${wrong}, expected 1 to 40`,
    );
  }
  const labels = Uint8Array.from(people.values, (person) => person - 1);
  return datasetFromBytes({ name: "olivetti", exampleShape: [64, 64, 1], bytes, labels });
}
