import { type ByteSource, DownloadError } from "@gan/spec";
import { differenceFrom } from "../fingerprint.ts";
import { type BrowserCache, openBrowserCache } from "./browser-cache.ts";
import { gunzip } from "./gunzip.ts";

/** No data set published here comes near it; a server that sends more is not sending one. */
const largest = 2 ** 29;

/** How far a file has come. */
export interface FetchProgress {
  readonly file: string;
  /** Bytes that have arrived. */
  readonly received: number;
  /** Bytes of the whole file, where the server says so. */
  readonly total?: number;
}

/** Where a page gets a data set's files. */
export interface FetchSourceOptions {
  /** Address that ends in a slash; the names of files are appended. */
  readonly baseUrl: string;
  /** MD5 of each published file by its name, such as `publishedSets.mnist.checksums`. @default not verified */
  readonly checksums?: Readonly<Record<string, string>> | undefined;
  /** SHA-256 beside it, since MD5 can be forged, such as `publishedSets.mnist.sha256`. @default not verified */
  readonly sha256?: Readonly<Record<string, string>> | undefined;
  /** Keeps verified files between visits; `false` keeps none. @default the origin's private file system */
  readonly cache?: BrowserCache | false | undefined;
  readonly onProgress?: ((progress: FetchProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads files from a web server; with `checksums`, `x` is fetched as `x.gz` where that is what was published.
 *
 * Only files with a known checksum are kept in the cache, and they are verified whenever they are read.
 *
 * @returns A source whose files come decompressed. It throws `DownloadError` when the server does not
 * answer, or with other bytes.
 */
export function createFetchSource({
  baseUrl,
  checksums = {},
  sha256 = {},
  cache,
  onProgress,
  signal,
}: FetchSourceOptions): ByteSource {
  const opened = cache === undefined ? openBrowserCache() : Promise.resolve(cache || undefined);
  return async (name) => {
    const file = `${name}.gz` in checksums ? `${name}.gz` : name;
    const md5 = checksums[file];
    const expected = md5 === undefined ? undefined : { md5, sha256: sha256[file] };
    const store = expected && (await opened.catch(() => undefined));
    const key = `${md5}-${file}`;
    const kept = await store?.read(key);
    if (kept && expected && !(await differenceFrom(expected, kept))) return gunzip(kept, file);

    const bytes = await fetchWhole(baseUrl + file, file, onProgress, signal);
    if (expected !== undefined) {
      const difference = await differenceFrom(expected, bytes);
      if (difference !== undefined) throw failure(baseUrl + file, difference, 200);
      // A full disk costs the next visit a download, and this one nothing.
      await store?.write(key, bytes).catch(() => undefined);
    }
    return gunzip(bytes, file);
  };
}

async function fetchWhole(
  url: string,
  file: string,
  onProgress: FetchSourceOptions["onProgress"],
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  try {
    const answer = await fetch(url, signal ? { signal } : {});
    if (!answer.ok || !answer.body) throw failure(url, `HTTP ${answer.status}`, answer.status);
    const total = Number(answer.headers.get("Content-Length") ?? Number.NaN);
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let received = 0;
    const reader = answer.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      chunks.push(part.value);
      received += part.value.length;
      if (received > largest) {
        await reader.cancel();
        throw failure(url, `more than ${largest} bytes`);
      }
      onProgress?.({ file, received, ...(total >= received && { total }) });
    }
    return new Uint8Array(await new Blob(chunks).arrayBuffer());
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof DownloadError ? error : failure(url, (error as Error).message);
  }
}

function failure(url: string, reason: string, status?: number): DownloadError {
  return new DownloadError(
    url,
    [reason],
    "Look at the connection, or choose the files by hand; the data set `digits` needs none.",
    status,
  );
}
