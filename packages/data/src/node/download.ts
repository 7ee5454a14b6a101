import { createReadStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { DownloadError } from "@gan/spec";
import { differenceFrom, type Fingerprint } from "../fingerprint.ts";
import { flush } from "./flush.ts";
import { makeFolder } from "./make-folder.ts";
import { takePart } from "./part.ts";
import { type TransferOptions, transfer } from "./transfer.ts";

/** What to fetch, and where to. */
export interface DownloadOptions extends TransferOptions {
  /** Addresses of the same file, tried in turn. */
  readonly urls: readonly string[];
  /** Where the file goes when it is whole and right. */
  readonly path: string;
  /** The published file. */
  readonly expected: Fingerprint;
  /** What the reader of an error should do. */
  readonly fix: string;
}

const triesPerAddress = 5;

/**
 * Downloads a file so that its path only ever holds the published bytes, on the disk.
 *
 * What has arrived survives a broken connection, and the process: the next request asks for the rest.
 * Bytes with another checksum are thrown away, whoever sent them. Processes that download the same file
 * at the same time do not meet: each has a part of its own, and the last one's bytes replace equal ones.
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
  const failures: string[] = [];
  try {
    await makeFolder(dirname(path));
    const part = await takePart(path);
    try {
      for (const url of urls) {
        const failure = await downloadFrom(url, part.path, expected, options);
        if (failure === undefined) {
          await flush(part.path);
          await rename(part.path, path);
          return await flush(dirname(path));
        }
        failures.push(`${url}: ${failure}`);
      }
    } finally {
      await part.giveBack();
    }
  } catch (error) {
    options.signal?.throwIfAborted();
    const { code, message } = error as NodeJS.ErrnoException;
    failures.push(code === "ENOSPC" ? `the disk of \`${path}\` is full` : message);
  }
  throw new DownloadError(path, failures, fix);
}

/** Brings `part` to the published bytes, or says why this address did not. */
async function downloadFrom(
  url: string,
  part: string,
  expected: Fingerprint,
  options: TransferOptions,
): Promise<string | undefined> {
  let failure: string | undefined;
  for (let tries = 0; tries < triesPerAddress; tries++) {
    const before = await sizeOf(part);
    failure = await transfer(url, part, { ...options, offset: before, size: expected.size });
    if (failure === undefined) {
      failure = await differenceFrom(expected, createReadStream(part));
      if (failure === undefined) return undefined;
      await rm(part, { force: true });
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
