import { basename, join, resolve } from "node:path";
import {
  CorruptFileError,
  type Dataset,
  datasetFromBytes,
  GanError,
  ShapeMismatchError,
} from "@gan/spec";
import type { Picture } from "../image/picture.ts";
import { readImage } from "../image/read-image.ts";
import { resize } from "../image/resize.ts";
import { labelsOf } from "../images.ts";
import { findPictures, largestPicture } from "./find-pictures.ts";
import { readRegular } from "./read-regular.ts";

/** What to make of the pictures. */
export interface PictureSetOptions {
  /** Height and width to bring all to, with the middle of each. @default as they are, all of one size */
  readonly size?: number | undefined;
  /** Leaves out pictures that cannot be read. @default loading ends, with an error that names them */
  readonly skipBad?: boolean | undefined;
  /** Told of each file that is left out, and why. */
  readonly onSkip?: (file: string, reason: string) => void;
  /** Told after each picture how many are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Loads the PNG, JPEG and WebP pictures of a folder and of the folders in it as they are, for what would be another number if they
 * were resized. They are gray when every pixel of all is.
 *
 * @returns Examples of shape `[height, width, channels]` in `[0, 1]`, sorted by name; labeled as `loadImageFolder` does.
 * @throws {MissingFileError} When there is no such folder, or no picture in it.
 * @throws {CorruptFileError} When pictures cannot be read: with the first one's name and reason, and the names of others.
 * @throws {ShapeMismatchError} When they are of several sizes.
 */
export async function loadPictureSet(
  folder: string,
  { size, skipBad = false, onSkip, onProgress }: PictureSetOptions = {},
): Promise<Dataset> {
  const files = await findPictures(folder, onSkip);
  const kept: { readonly file: string; readonly picture: Picture }[] = [];
  const bad: { readonly file: string; readonly error: CorruptFileError }[] = [];
  for (const [i, file] of files.entries()) {
    try {
      kept.push({ file, picture: await read(folder, file, size) });
    } catch (error) {
      if (!GanError.is(error)) throw error;
      if (skipBad) onSkip?.(file, "damaged");
      else bad.push({ file, error: error as CorruptFileError });
    }
    onProgress?.(i + 1, files.length);
  }
  if (bad.length > 0) throw severalBad(bad, files.length);
  if (kept.length === 0) {
    const fix = `Save them again: none of ${files.length} could be read.`;
    throw new CorruptFileError(basename(resolve(folder)), "has no picture that is one", fix);
  }
  assertOneSize(kept);
  const { width, height } = kept[0]!.picture;
  const channels = kept.every(({ picture }) => isGray(picture)) ? 1 : 3;
  const bytes = new Uint8Array(kept.length * width * height * channels);
  for (const [i, { picture }] of kept.entries()) {
    const { rgb } = picture;
    const pixels = channels === 3 ? rgb : rgb.filter((_, at) => at % 3 === 0);
    bytes.set(pixels, i * pixels.length);
  }
  return datasetFromBytes({
    ...{ name: basename(resolve(folder)), exampleShape: [height, width, channels], bytes },
    labels: labelsOf(kept.map(({ file }) => file)),
  });
}

async function read(folder: string, file: string, size: number | undefined): Promise<Picture> {
  let bytes: Uint8Array;
  try {
    bytes = await readRegular(join(folder, file), largestPicture);
  } catch (error) {
    throw new CorruptFileError(file, `cannot be read: ${(error as Error).message}`);
  }
  const picture = await readImage(bytes, file);
  if (size === undefined) return picture;
  const to = { width: size, height: size };
  return { ...to, rgb: resize(picture, { ...to, channels: 3 }) };
}

function isGray({ rgb }: Picture): boolean {
  for (let i = 0; i < rgb.length; i += 3) {
    if (rgb[i] !== rgb[i + 1] || rgb[i] !== rgb[i + 2]) return false;
  }
  return true;
}

/** Names that are said of others. */
const NAMES = 3;

function namesOf(files: readonly { readonly file: string }[]): string {
  const names = files.slice(0, NAMES).map(({ file }) => `\`${file}\``);
  return `${names.join(", ")}${files.length > NAMES ? ", …" : ""}`;
}

function severalBad(
  [first, ...others]: readonly { readonly file: string; readonly error: CorruptFileError }[],
  total: number,
): CorruptFileError {
  const more =
    others.length === 0
      ? ""
      : `, and so it is with ${others.length} more of ${total} pictures: ${namesOf(others)}`;
  const fix =
    "Save them again, move them out of the folder, or leave out what is damaged with `--skip-bad`.";
  return new CorruptFileError(first!.file, `${first!.error.problem}${more}`, fix);
}

function assertOneSize(
  pictures: readonly { readonly file: string; readonly picture: Picture }[],
): void {
  const { file, picture } = pictures[0]!;
  const others = pictures.filter(
    (each) => each.picture.width !== picture.width || each.picture.height !== picture.height,
  );
  if (others.length === 0) return;
  const other = others[0]!;
  throw new ShapeMismatchError({
    argument: other.file,
    expected: [picture.height, picture.width],
    received: [other.picture.height, other.picture.width],
    fix: `The first of ${pictures.length} pictures is \`${file}\`, and ${others.length} are of another size: ${namesOf(others)}. Bring all to one size with \`--image-size\`, or save them in one.`,
  });
}
