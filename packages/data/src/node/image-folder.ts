import { basename, join, resolve } from "node:path";
import { CorruptFileError, type Dataset, GanError } from "@gan/spec";
import { isWebpAnimation } from "../image/survey-webp.ts";
import { type ImagesOptions, loadImages } from "../images.ts";
import { findPictures, largestPicture } from "./find-pictures.ts";
import { readRegular } from "./read-regular.ts";

/** What to make of a folder's pictures. */
export interface ImageFolderOptions extends Omit<ImagesOptions, "files" | "source" | "skip"> {
  /** Leaves out pictures that cannot be read. @default loading ends with the first one's error */
  readonly skipBad?: boolean;
  /** Told of each file that is left out, and why, in a word or two: `gif`, `webp animation`, `damaged`. */
  readonly onSkip?: (file: string, reason: string) => void;
}

/**
 * Loads the PNG, JPEG and WebP pictures of a folder and of the folders in it, sorted by name.
 *
 * When all of them lie in folders, these are the classes. Hidden files are left out, and so are links, which may lead around in
 * a circle, pictures of other formats, those that move, and whatever else is no picture.
 *
 * @returns Examples of shape `[height, width, channels]` in `[0, 1]`, held as bytes; see `loadImages`.
 * @throws {MissingFileError} When there is no such folder, or no picture in it.
 * @throws {CorruptFileError} When a picture cannot be read; the message names it.
 * @example
 * const flowers = await loadImageFolder("flowers", { width: 48, height: 48, channels: 1 });
 */
export async function loadImageFolder(
  folder: string,
  { skipBad = false, onSkip, ...options }: ImageFolderOptions = {},
): Promise<Dataset> {
  const files = await findPictures(folder, onSkip);
  const animations = new Set<string>();
  const source = async (file: string) => {
    try {
      const bytes = await readRegular(join(folder, file), largestPicture);
      if (isWebpAnimation(bytes)) animations.add(file);
      return bytes;
    } catch (error) {
      throw new CorruptFileError(file, `cannot be read: ${(error as Error).message}`);
    }
  };
  const skip = (file: string, error: unknown) => {
    const moves = animations.has(file);
    if (!moves && (!skipBad || !GanError.is(error))) return false;
    onSkip?.(file, moves ? "webp animation" : "damaged");
    return true;
  };
  return loadImages({ name: basename(resolve(folder)), ...options, files, source, skip });
}
