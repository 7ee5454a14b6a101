import { access, rm } from "node:fs/promises";
import { join } from "node:path";
import {
  type ByteSource,
  DownloadError,
  InvalidOptionError,
  MissingFileError,
  UnknownNameError,
} from "@gan/spec";
import { fingerprintOf } from "../fingerprint.ts";
import { type PublishedSet, type PublishedSetName, publishedSets } from "../published.ts";
import { cacheFolder } from "./cache-folder.ts";
import { download } from "./download.ts";
import { findFile } from "./find-file.ts";
import { gunzip } from "./gunzip.ts";
import { readVerified } from "./read-verified.ts";
import type { TransferOptions } from "./transfer.ts";
import { unpack } from "./unpack.ts";
import { whereToPut } from "./where-to-put.ts";

/** Looks at the cache again after others have worked on it, this often. */
const triesAtOnce = 2;

/** Where a data set's files are looked for. */
export interface DataSourceOptions extends TransferOptions {
  /** A set known by name, or one of your own. */
  readonly set: PublishedSetName | PublishedSet;
  /** Folder of data, searched as `<root>/<set>` and then `<root>`. @default `GAN_DATA_DIR` */
  readonly root?: string | undefined;
  /** Folder of downloads. @default `GAN_CACHE_DIR`, or the platform's folder for caches */
  readonly cache?: string | undefined;
  /** Addresses that end in a slash, instead of the published ones. */
  readonly mirrors?: readonly string[] | undefined;
  /** Never asks the network. @default false */
  readonly offline?: boolean | undefined;
}

/**
 * Finds a data set's files: in a folder, gzipped or not, else in the cache, else at one of its addresses.
 *
 * A file in a folder is taken as it is. What is downloaded, and what lies in the cache, is compared with
 * the published checksum each time.
 *
 * @returns A source whose files come decompressed. It throws `MissingFileError` or `DownloadError`,
 * whose advice names the files and the folder to put them in.
 * @throws {UnknownNameError} When there is no such set.
 * @example
 * const train = await loadMnist({ split: "train", source: createDataSource({ set: "mnist" }) });
 */
export function createDataSource({
  set,
  root = process.env.GAN_DATA_DIR,
  cache = cacheFolder(),
  mirrors,
  offline = false,
  ...transfer
}: DataSourceOptions): ByteSource {
  const published = typeof set === "string" ? publishedSet(set) : set;
  const { name: setName, folders = [], checksums, archive } = published;
  const addresses = mirrors ?? published.mirrors;
  const searched = root ? [...[setName, ...folders].map((name) => join(root, name)), root] : [];
  const cached = join(cache, setName);
  const fix = whereToPut(published, root, cache);
  const underWay = new Map<string, Promise<void>>();

  return async (name) => {
    if (!/^[^/\\\0]+$/.test(name) || name.startsWith("..")) {
      throw new InvalidOptionError("name", name, "the plain name of a file");
    }
    const found = await findFile(searched, name);
    if (found) return found;
    const isArchived = archive !== undefined && name in archive.contents;
    const file = !isArchived && `${name}.gz` in checksums ? `${name}.gz` : name;
    const expected = fingerprintOf(published, file);
    if (expected === undefined) throw new MissingFileError(name, fix);
    const path = join(cached, file);
    // Another process may bring the same file, or delete a damaged one, between any two of these lines.
    for (let tries = 0; tries < triesAtOnce; tries++) {
      const bytes = await readVerified(path, expected);
      if (bytes) return gunzip(bytes, path);
      await once(isArchived ? archive.file : file, () =>
        isArchived ? bringArchive(name, archive) : bring(name, file),
      ).catch(async (error) => {
        if (!(await isThere(path))) throw error;
      });
    }
    const bytes = await readVerified(path, expected);
    if (!bytes) throw new DownloadError(name, [`\`${path}\` is not the published file`], fix);
    return gunzip(bytes, path);
  };

  /** Downloads a published file into the cache, on behalf of the one that was asked for. */
  async function bring(name: string, file: string): Promise<void> {
    if (offline || addresses.length === 0) throw new MissingFileError(name, fix);
    const urls = addresses.map((address) => address + file);
    const path = join(cached, file);
    await download({ urls, path, expected: fingerprintOf(published, file)!, fix, ...transfer });
  }

  /** Unpacks the archive into the cache: one that lies in a folder, or the published one. */
  async function bringArchive(
    name: string,
    { file, contents }: NonNullable<PublishedSet["archive"]>,
  ): Promise<void> {
    const wanted = { folder: cached, names: Object.keys(contents), sizes: published.sizes };
    for (const folder of searched) {
      const own = join(folder, file);
      if (await isThere(own)) return unpack(own, wanted);
    }
    const path = join(cached, file);
    if (!(await isThere(path))) await bring(name, file);
    try {
      await unpack(path, wanted);
    } finally {
      // It has served, or it is damaged; in both cases the next one who needs it fetches it again.
      await rm(path, { force: true });
    }
  }

  /** Lets those who need the same file at the same time wait for one another. */
  function once(file: string, run: () => Promise<void>): Promise<void> {
    const running = underWay.get(file) ?? run().finally(() => underWay.delete(file));
    underWay.set(file, running);
    return running;
  }
}

function publishedSet(name: string): PublishedSet {
  if (Object.hasOwn(publishedSets, name)) return publishedSets[name as PublishedSetName];
  throw new UnknownNameError("published data set", name, Object.keys(publishedSets));
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
