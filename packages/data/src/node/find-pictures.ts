import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { MissingFileError } from "@gan/spec";

/** Bytes; a picture of 64 million pixels of 16 bits has more only where it is noise. */
export const largestPicture = 2 ** 28;

/**
 * The pictures of a folder and of those in it, of formats that are read, sorted by name.
 *
 * @param onSkip - Told of each other file, and why it is left out, in a word or two.
 * @throws {MissingFileError} When there is no such folder, or no picture in it.
 */
export async function findPictures(
  folder: string,
  onSkip?: (file: string, reason: string) => void,
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
  if (pictures.length === 0) {
    const fix = "Put PNG, JPEG or WebP pictures there.";
    throw new MissingFileError(join(folder, "*.png, *.jpg, *.webp"), fix);
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
