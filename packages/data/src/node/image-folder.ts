import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, join, relative, resolve, sep } from "node:path";
import { CorruptFileError, type Dataset, GanError, MissingFileError } from "@gan/spec";
import { isWebpAnimation } from "../image/survey-webp.ts";
import { type ImagesOptions, loadImages } from "../images.ts";
import { readRegular } from "./read-regular.ts";

/** Bytes; a picture of 64 million pixels of 16 bits has more only where it is noise. */
const largest = 2 ** 28;

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
  if (files.length === 0) {
    const fix = "Put PNG, JPEG or WebP pictures there.";
    throw new MissingFileError(join(folder, "*.png, *.jpg, *.webp"), fix);
  }
  const animations = new Set<string>();
  const source = async (file: string) => {
    try {
      const bytes = await readRegular(join(folder, file), largest);
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

/** The pictures of a folder, of formats that are read. */
async function findPictures(
  folder: string,
  onSkip: ImageFolderOptions["onSkip"],
): Promise<string[]> {
  const options = { recursive: true, withFileTypes: true } as const;
  const entries = await readdir(folder, options).catch((error: Error) => {
    const fix = `Name a folder of PNG, JPEG or WebP pictures (${error.message}).`;
    throw new MissingFileError(folder, fix);
  });
  const pictures: string[] = [];
  for (const entry of entries) {
    const file = relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/");
    if (entry.isDirectory() || /(^|\/)\./.test(file)) continue;
    const reason = reasonToSkip(entry);
    if (reason === undefined) pictures.push(file);
    else onSkip?.(file, reason);
  }
  return pictures.sort();
}

/** Pictures that are known by their names, and not read. */
const unread = /\.(gif|avif|bmp|tiff?|heic|heif|jxl|svg|ico)$/i;

function reasonToSkip(entry: Dirent): string | undefined {
  if (entry.isSymbolicLink()) return "link";
  if (!entry.isFile()) return "no regular file";
  if (/\.(png|jpe?g|webp)$/i.test(entry.name)) return undefined;
  return unread.exec(entry.name)?.[1]?.toLowerCase() ?? "other file";
}
