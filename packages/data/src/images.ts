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
  /** Names of PNG and JPEG files. Those in folders are labeled with the first one's place among them. */
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
}

/**
 * Loads pictures of any size, each cut to the wanted proportions around its middle and resized with a
 * triangle filter.
 *
 * @returns Examples of shape `[height, width, channels]` in `[0, 1]`, held as bytes.
 * @throws {MissingFileError} When there is no file at all.
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
}: ImagesOptions): Promise<Dataset> {
  assertPositiveInteger("width", width);
  assertPositiveInteger("height", height);
  if (channels !== 1 && channels !== 3)
    throw new InvalidOptionError("channels", channels, "1 or 3");
  if (files.length === 0) {
    throw new MissingFileError("*.png, *.jpg", "Name a folder that holds PNG or JPEG pictures.");
  }
  const size = width * height * channels;
  const bytes = new Uint8Array(files.length * size);
  for (const [i, file] of files.entries()) {
    signal?.throwIfAborted();
    const picture = readImage(await source(file), file);
    bytes.set(resize(picture, { width, height, channels }), i * size);
    onProgress?.(i + 1, files.length);
  }
  return datasetFromBytes({
    name,
    exampleShape: [height, width, channels],
    bytes,
    labels: labelsOf(files),
  });
}

/** The classes, when every file lies in a folder and there are at most 256 of them. */
function labelsOf(files: readonly string[]): Uint8Array | undefined {
  const folders = files.map((file) => (file.includes("/") ? file.split("/")[0]! : undefined));
  const classes = [...new Set(folders)].sort();
  if (classes.includes(undefined) || classes.length > 256) return undefined;
  return Uint8Array.from(folders, (folder) => classes.indexOf(folder));
}
