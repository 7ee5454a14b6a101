import { createReadStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { DownloadError } from "@gan/spec";
import { checksum } from "../checksum.ts";
import { type TransferOptions, transfer } from "./transfer.ts";

/** What to fetch, and where to. */
export interface DownloadOptions extends TransferOptions {
  /** Addresses of the same file, tried in turn. */
  readonly urls: readonly string[];
  /** Where the file goes when it is whole and right; `path.part` until then. */
  readonly path: string;
  /** MD5 of the published file. */
  readonly expected: string;
  /** What the reader of an error should do. */
  readonly fix: string;
}

const triesPerAddress = 5;

/**
 * Downloads a file so that its path only ever holds the published bytes.
 *
 * What has arrived survives a broken connection, and the process: the next request asks for the rest.
 * Bytes with another checksum are thrown away, whoever sent them.
 *
 * @throws {DownloadError} When no address gives the published bytes, or they cannot be written.
 */
export async function download({
  urls,
  path,
  expected,
  fix,
  ...options
}: DownloadOptions): Promise<void> {
  const part = `${path}.part`;
  const failures: string[] = [];
  try {
    await mkdir(dirname(path), { recursive: true });
    for (const url of urls) {
      const failure = await downloadFrom(url, part, expected, options);
      if (failure === undefined) return await rename(part, path);
      failures.push(`${url}: ${failure}`);
    }
  } catch (error) {
    options.signal?.throwIfAborted();
    failures.push((error as Error).message);
  }
  throw new DownloadError(path, failures, fix);
}

/** Brings `part` to the published bytes, or says why this address did not. */
async function downloadFrom(
  url: string,
  part: string,
  expected: string,
  options: TransferOptions,
): Promise<string | undefined> {
  let failure: string | undefined;
  for (let tries = 0; tries < triesPerAddress; tries++) {
    const before = await sizeOf(part);
    failure = await transfer(url, part, before, options);
    if (failure === undefined) {
      const received = await checksum(createReadStream(part));
      if (received === expected) return undefined;
      await rm(part, { force: true });
      failure = `checksum ${received}, expected ${expected}`;
      if (before === 0) return failure;
    } else if ((await sizeOf(part)) <= before) {
      return failure;
    }
  }
  return failure;
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}
