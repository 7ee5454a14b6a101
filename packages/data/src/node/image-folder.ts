import { readdir, readFile } from "node:fs/promises";
import { basename, join, resolve, sep } from "node:path";
import { CorruptFileError, type Dataset, MissingFileError } from "@gan/spec";
import { type ImagesOptions, loadImages } from "../images.ts";

/** What to make of a folder's pictures. */
export type ImageFolderOptions = Omit<ImagesOptions, "files" | "source">;

/**
 * Loads the PNG and JPEG pictures of a folder and of the folders in it, sorted by name.
 *
 * When all of them lie in folders, these are the classes. Hidden files are left out.
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
  const entries = await readdir(folder, { recursive: true }).catch((error: Error) => {
    throw new MissingFileError(folder, `Name a folder of PNG or JPEG pictures (${error.message}).`);
  });
  const files = entries
    .map((entry) => entry.split(sep).join("/"))
    .filter((entry) => /\.(png|jpe?g)$/i.test(entry) && !/(^|\/)\./.test(entry))
    .sort();
  if (files.length === 0) {
    throw new MissingFileError(join(folder, "*.png, *.jpg"), "Put PNG or JPEG pictures there.");
  }
  const source = async (file: string) => {
    try {
      return await readFile(join(folder, file));
    } catch (error) {
      throw new CorruptFileError(file, `cannot be read: ${(error as Error).message}`);
    }
  };
  return loadImages({ name: basename(resolve(folder)), ...options, files, source });
}
