import {
  assertWithin,
  type ByteSource,
  CorruptFileError,
  type Dataset,
  datasetFromBytes,
  InvalidOptionError,
  pick,
  UnknownNameError,
} from "@gan/spec";
import { imagesFromMat } from "./mat/images.ts";
import { openMat } from "./mat/mat.ts";
import { share } from "./share.ts";

/** The part that each example plays in a fold, by the numbers of the file. */
const roles = ["unlabeled", "train", "validation", "test"] as const;

/** A part of the Toronto Face Dataset. */
export type TfdSplit = (typeof roles)[number];

/** Which part of TFD to load, and where from. */
export interface TfdOptions {
  /** `unlabeled` is the same in every fold, and what the paper's model was trained on. */
  readonly split: TfdSplit;
  /** One of the five ways to divide the labeled examples, from 1. @default 1 */
  readonly fold?: number;
  /** Height and width of the pictures. @default 48 */
  readonly side?: 48 | 96;
  /** Reads `TFD_48x48.mat` or `TFD_96x96.mat`. */
  readonly source: ByteSource;
}

/**
 * Loads the Toronto Face Dataset: 102,236 faces, of which 4,178 are labeled with one of seven expressions.
 *
 * The file is given out by its authors on request only. All splits and folds of one source share its bytes.
 *
 * @returns Examples of shape `[48, 48, 1]` in `[0, 1]`; labeled, but for the unlabeled ones.
 * @throws {CorruptFileError} When the file is damaged, or laid out otherwise.
 * @throws {MissingFileError} When the source does not have it.
 * @see Susskind, Anderson and Hinton, "The Toronto Face Database", 2010, UTML TR 2010-001.
 */
export async function loadTfd({
  split,
  fold = 1,
  side = 48,
  source,
}: TfdOptions): Promise<Dataset> {
  const role = roles.indexOf(split);
  if (role < 0) throw new UnknownNameError("split", split, roles);
  if (side !== 48 && side !== 96) throw new InvalidOptionError("side", side, "48 or 96");
  assertWithin("fold", fold, 1, 5);
  if (!Number.isInteger(fold)) throw new InvalidOptionError("fold", fold, "a whole number");

  const file = `TFD_${side}x${side}.mat`;
  const { images, folds, expressions } = await share(source, file, () =>
    loadFile(file, side, source),
  );
  const indices: number[] = [];
  for (let i = 0; i < images.size; i++) {
    if (folds[(fold - 1) * images.size + i] === role) indices.push(i);
  }
  if (indices.length === 0) {
    throw new CorruptFileError(file, `has no ${split} examples in fold ${fold}`);
  }
  if (role === 0) return pick(images, indices, "tfd/unlabeled");
  return {
    ...pick(images, indices, `tfd/${split}, fold ${fold}`),
    labels: Uint8Array.from(indices, (i) => labelOf(expressions[i], i, file)),
  };
}

async function loadFile(file: string, side: number, source: ByteSource) {
  const mat = await openMat(await source(file), file);
  const pictures = await mat.read("images");
  const bytes = imagesFromMat(pictures, { height: side, width: side, name: "images", file });
  const images = datasetFromBytes({ name: "tfd", exampleShape: [side, side, 1], bytes });
  const [folds, expressions] = [await mat.read("folds"), await mat.read("labs_ex")];
  assertLength("folds", folds.values.length, images.size * 5);
  assertLength("labs_ex", expressions.values.length, images.size);
  return { images, folds: folds.values, expressions: expressions.values };

  function assertLength(name: string, received: number, expected: number): void {
    if (received === expected) return;
    throw new CorruptFileError(
      file,
      `holds ${received} numbers in \`${name}\`, expected ${expected} for ${images.size} images`,
    );
  }
}

function labelOf(expression: number | undefined, example: number, file: string): number {
  if (expression !== undefined && expression >= 1 && expression <= 7) return expression - 1;
  throw new CorruptFileError(
    file,
    `gives image ${example} the expression ${expression}, expected a whole number from 1 to 7`,
  );
}
