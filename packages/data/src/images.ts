import {
  assertPositiveInteger,
  type ByteSource,
  type Dataset,
  datasetFromBytes,
  InvalidOptionError,
  MissingFileError,
} from "@gan/spec";
import { readImage } from "./image/read-image.ts";
import { resize } from "./image/resize.ts";

/** Which pictures to load, and what to make of them. */
export interface ImagesOptions {
  /** Names of PNG, JPEG and WebP files. Those in folders are labeled with the first one's place among them. */
  readonly files: readonly string[];
  readonly source: ByteSource;
  /** @default 32 */
  readonly width?: number;
  /** @default 32 */
  readonly height?: number;
  /** 1 for gray, 3 for color. @default 3 */
  readonly channels?: 1 | 3;
  /** @default "images" */
  readonly name?: string;
  /** Told after each picture how many are done. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** Asked about a picture that cannot be read: `true` leaves it out. @default loading ends with its error */
  readonly skip?: (file: string, error: unknown) => boolean;
}

/**
 * Loads pictures of any size, each cut to the wanted proportions around its middle and resized with a
 * triangle filter.
 *
 * @returns Examples of shape `[height, width, channels]` in `[0, 1]`, held as bytes.
 * @throws {MissingFileError} When there is no file at all, or all are left out.
 * @throws {CorruptFileError} When one is no picture; the message names it.
 */
export async function loadImages({
  files,
  source,
  width = 32,
  height = 32,
  channels = 3,
  name = "images",
  onProgress,
  signal,
  skip = () => false,
}: ImagesOptions): Promise<Dataset> {
  assertPositiveInteger("width", width);
  assertPositiveInteger("height", height);
  if (channels !== 1 && channels !== 3)
    throw new InvalidOptionError("channels", channels, "1 or 3");
  if (files.length === 0) {
    const fix = "Name a folder that holds PNG, JPEG or WebP pictures.";
    throw new MissingFileError("*.png, *.jpg, *.webp", fix);
  }
  const size = width * height * channels;
  const bytes = new Uint8Array(files.length * size);
  const kept: string[] = [];
  for (const [i, file] of files.entries()) {
    signal?.throwIfAborted();
    try {
      const picture = await readImage(await source(file), file);
      bytes.set(resize(picture, { width, height, channels }), kept.length * size);
      kept.push(file);
    } catch (error) {
      if (!skip(file, error)) throw error;
    }
    onProgress?.(i + 1, files.length);
  }
  if (kept.length === 0) {
    const fix = `None of ${files.length} pictures could be read; save them again.`;
    throw new MissingFileError("*.png, *.jpg, *.webp", fix);
  }
  return datasetFromBytes({
    name,
    exampleShape: [height, width, channels],
    bytes: kept.length < files.length ? bytes.slice(0, kept.length * size) : bytes,
    labels: labelsOf(kept),
  });
}

/** The first folder of each file as its class, when every file lies in one and there are at most 256 of them. */
export function labelsOf(files: readonly string[]): Uint8Array | undefined {
  const folders = files.map((file) => (file.includes("/") ? file.split("/")[0]! : undefined));
  const classes = [...new Set(folders)].sort();
  if (classes.includes(undefined) || classes.length > 256) return undefined;
  return Uint8Array.from(folders, (folder) => classes.indexOf(folder));
}
