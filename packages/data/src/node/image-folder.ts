import { readdir } from "node:fs/promises";
import { basename, join, relative, resolve, sep } from "node:path";
import { CorruptFileError, type Dataset, MissingFileError } from "@gan/spec";
import { type ImagesOptions, loadImages } from "../images.ts";
import { readRegular } from "./read-regular.ts";

/** Bytes; a picture of 64 million pixels of 16 bits has more only where it is noise. */
const largest = 2 ** 28;

/** What to make of a folder's pictures. */
export type ImageFolderOptions = Omit<ImagesOptions, "files" | "source">;

/**
 * Loads the PNG and JPEG pictures of a folder and of the folders in it, sorted by name.
 *
 * When all of them lie in folders, these are the classes. Hidden files are left out, and so are links,
 * which may lead around in a circle, and whatever else is no regular file.
 *
 * @returns Examples of shape `[height, width, channels]` in `[0, 1]`, held as bytes; see `loadImages`.
 * @throws {MissingFileError} When there is no such folder, or no picture in it.
 * @throws {CorruptFileError} When a picture cannot be read; the message names it.
 * @example
 * const flowers = await loadImageFolder("flowers", { width: 48, height: 48, channels: 1 });
 */
export async function loadImageFolder(
  folder: string,
  options: ImageFolderOptions = {},
): Promise<Dataset> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  }).catch((error: Error) => {
    throw new MissingFileError(folder, `Name a folder of PNG or JPEG pictures (${error.message}).`);
  });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((entry) => /\.(png|jpe?g)$/i.test(entry) && !/(^|\/)\./.test(entry))
    .sort();
  if (files.length === 0) {
    throw new MissingFileError(join(folder, "*.png, *.jpg"), "Put PNG or JPEG pictures there.");
  }
  const source = async (file: string) => {
    try {
      return await readRegular(join(folder, file), largest);
    } catch (error) {
      throw new CorruptFileError(file, `cannot be read: ${(error as Error).message}`);
    }
  };
  return loadImages({ name: basename(resolve(folder)), ...options, files, source });
}
