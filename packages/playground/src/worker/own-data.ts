import { datasetFromBytes, loadImages, publishedSets } from "@gan/data";
import { createFetchSource, createFileSource, openBrowserCache } from "@gan/data/browser";
import {
  type ByteSource,
  CorruptFileError,
  type Dataset,
  DownloadError,
  exampleSize,
  MissingFileError,
  readRows,
} from "@gan/spec";
import type { KeyedWords } from "../languages/said.ts";
import { fetchWords } from "./fetch-words.ts";
import { createOfferedData, type OfferedData } from "./offered-data.ts";

/** Data that the visitor brought: nothing of it leaves the machine. */
export interface OwnData {
  /** MNIST's files. */
  readonly source: ByteSource;
  /** What the page's own server has for `mnist-2000`. */
  readonly offered: OfferedData;
  /** Pictures for `images`. */
  pictures(): Promise<Dataset | undefined>;
  /**
   * Takes files that were dropped or chosen.
   *
   * @returns Which game they are for, or the checkpoint among them.
   * @throws {CorruptFileError} When they are nothing that can be read.
   */
  take(
    files: readonly File[],
  ): Promise<{ game: string } | { checkpoint: Uint8Array; name: string }>;
  /** Keeps for the next visit what was brought and could be loaded. */
  keep(): Promise<void>;
  /** Takes the address of a folder with MNIST's files. */
  takeAddress(url: string): void;
}

const mnistFile = /^(train|t10k)-(images-idx3|labels-idx1)-ubyte(\.gz)?$/;
const picture = /\.(png|jpe?g)$/i;

/** What reading takes from its surroundings. */
export interface OwnDataOptions {
  /** Address of the page; none where it is another's. */
  readonly home: () => string | undefined;
  /** Told how far it is. */
  readonly onProgress: (words: KeyedWords) => void;
  /** The signal that ends what is being fetched now. */
  readonly signal: () => AbortSignal;
}

/** No checkpoint that this page can play comes near it. */
const LARGEST = 2 ** 29;

/** Opens the visitor's data; what was brought once is kept in the browser's private file system. */
export async function openOwnData(options: OwnDataOptions): Promise<OwnData> {
  const { onProgress, signal } = options;
  const cache = await openBrowserCache("gan-playground-data").catch(() => undefined);
  let brought: ByteSource | undefined;
  let pictures: Dataset | undefined;
  const unkept = new Map<string, Uint8Array>();
  const offered = createOfferedData({ cache, ...options });

  const source: ByteSource = async (name) => {
    const kept = await cache?.read(name);
    if (kept && kept.length > 0) return kept;
    if (!brought) {
      throw new MissingFileError(
        name,
        "Drop MNIST's four files here, as they are or gzipped, or give the address of a folder that serves them.",
      );
    }
    const bytes = await brought(name);
    unkept.set(name, bytes);
    return bytes;
  };

  return {
    source,
    offered,
    async pictures() {
      pictures ??= await cache?.read("pictures").then((bytes) => bytes && unpack(bytes));
      return pictures;
    },
    async take(files) {
      const checkpoint = files.find(({ name }) => name.endsWith(".safetensors"));
      if (checkpoint) {
        if (checkpoint.size > LARGEST) {
          const size = Math.round(checkpoint.size / 1e6);
          throw new CorruptFileError(
            checkpoint.name,
            `has ${size} MB, and this page opens at most ${Math.round(LARGEST / 1e6)}`,
          );
        }
        return {
          checkpoint: new Uint8Array(await checkpoint.arrayBuffer()),
          name: checkpoint.name,
        };
      }
      if (files.some(({ name }) => mnistFile.test(name))) {
        brought = createFileSource(files);
        return { game: "mnist" };
      }
      const shown = files.filter(({ name }) => picture.test(name));
      if (shown.length > 0) {
        const byName = new Map(shown.map((file, i) => [`${i}-${file.name}`, file]));
        pictures = await loadImages({
          files: [...byName.keys()],
          source: async (name) => new Uint8Array(await byName.get(name)!.arrayBuffer()),
          onProgress: (done, total) => {
            if (done % 50 === 0) onProgress({ key: "busy.picture", values: { done, total } });
          },
        });
        unkept.set("pictures", pack(pictures));
        return { game: "images" };
      }
      throw new CorruptFileError(
        files[0]?.name ?? "nothing",
        "is nothing this page can read: it takes a checkpoint (`.safetensors`), MNIST's files (`…-ubyte` or `…-ubyte.gz`), or pictures (`.png`, `.jpg`)",
      );
    },
    async keep() {
      const files = [...unkept];
      unkept.clear();
      for (const [name, bytes] of files) await cache?.write(name, bytes).catch(() => undefined);
      await offered.keep();
    },
    takeAddress(url) {
      const baseUrl = url.endsWith("/") ? url : `${url}/`;
      const { checksums, sha256 } = publishedSets.mnist;
      brought = (name) =>
        createFetchSource({
          ...{ baseUrl, checksums, sha256, cache: false as const, signal: signal() },
          onProgress: (progress) => onProgress(fetchWords(progress)),
        })(name).catch((error: Error) => {
          throw refusalOf(baseUrl, error);
        });
    },
  };
}

const byHand =
  "Give the address of a folder that serves MNIST's four files, gzipped as they were published, or choose the files by hand.";

/** What a visitor can do about an address that brought nothing. */
function refusalOf(baseUrl: string, error: Error): Error {
  if (!(error instanceof DownloadError)) return error;
  const { status } = error;
  if (status === 200) {
    return new CorruptFileError(baseUrl, "serves other files than MNIST's", byHand);
  }
  if (status !== undefined) return new DownloadError(baseUrl, [`HTTP ${status}`], byHand, status);
  return new DownloadError(
    baseUrl,
    ["no answer that this page may read"],
    "Either there is no such server, or it keeps its files from other sites' pages: it has to answer with `Access-Control-Allow-Origin: *`. You can also choose the files by hand.",
  );
}

function pack(data: Dataset): Uint8Array {
  const size = exampleSize(data) * data.size;
  const values = readRows(data);
  const head = new TextEncoder().encode(`${JSON.stringify(data.exampleShape)}\n`);
  const bytes = new Uint8Array(head.length + size);
  bytes.set(head);
  for (let i = 0; i < size; i++) bytes[head.length + i] = Math.round(values[i]! * 255);
  return bytes;
}

function unpack(packed: Uint8Array): Dataset {
  const end = packed.indexOf(10);
  const exampleShape = JSON.parse(new TextDecoder().decode(packed.subarray(0, end))) as number[];
  return datasetFromBytes({ name: "images", exampleShape, bytes: packed.subarray(end + 1) });
}
