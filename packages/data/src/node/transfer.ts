import { constants } from "node:fs";
import { type FileHandle, open, rm } from "node:fs/promises";
import { writeAll } from "./write-all.ts";

/** How far a download has come. */
export interface DownloadProgress {
  /** The file's name. */
  readonly file: string;
  /** Bytes that have arrived. */
  readonly received: number;
  /** Bytes of the whole file, where the server says so. */
  readonly total?: number;
}

/** How to wait for a server. */
export interface TransferOptions {
  /** Gives a connection up when so long nothing arrives, or less than a kilobyte a second. @default 30 */
  readonly stallSeconds?: number | undefined;
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Where one request's bytes go. */
interface PartOptions extends TransferOptions {
  /** Bytes that the part holds already. */
  readonly offset: number;
  /** Bytes of the whole file, where they are known. */
  readonly size?: number | undefined;
}

/** No data set published here comes near it; a server that sends more is not sending one. */
const largest = 2 ** 29;
/** Bytes a second; at less, even a label file takes minutes, and another address is tried. */
const leastSpeed = 1000;

/**
 * Adds what one request brings to the end of a file, or starts it anew when the server does not
 * continue. A file that grows beyond what was published is deleted.
 *
 * @returns `undefined` when the server's answer was whole, or what went wrong.
 * @throws The file system's error when the file cannot be written, or the signal's reason.
 */
export async function transfer(
  url: string,
  part: string,
  { offset, size = largest, stallSeconds = 30, onProgress, signal }: PartOptions,
): Promise<string | undefined> {
  signal?.throwIfAborted();
  const patience = createPatience(stallSeconds, signal);
  let output: FileHandle | undefined;
  try {
    const answer = await patience.wait(
      fetch(url, {
        headers: {
          "Accept-Encoding": "identity",
          ...(offset > 0 && { Range: `bytes=${offset}-` }),
        },
        signal: patience.signal,
      }),
    );
    const isRest = answer.status === 206 && startsAt(answer, offset);
    // A part that is as long as the file, or longer: its checksum decides.
    if (answer.status === 416 && offset > 0) return undefined;
    if (!isRest && answer.status !== 200) return `HTTP ${answer.status}`;
    if (!answer.body) return "an empty answer";

    const reader = answer.body.getReader();
    // Asked for before it is needed: what has arrived is lost when the connection breaks meanwhile.
    const ask = () => {
      const next = reader.read();
      next.catch(() => {});
      return next;
    };
    let next = ask();
    // Links are not followed: a cache may be shared with others.
    output = await open(part, constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0));
    let received = isRest ? offset : 0;
    await output.truncate(received);
    const length = Number(answer.headers.get("Content-Length") ?? Number.NaN);
    const total = received + length;
    const file = decodeURIComponent(new URL(url).pathname.split("/").at(-1)!);
    for (;;) {
      const { done, value } = await patience.wait(next);
      if (done) break;
      next = ask();
      if (received + value.length > size) {
        await rm(part, { force: true });
        return `more than ${size} bytes`;
      }
      await writeAll(output, value, received);
      received += value.length;
      if (patience.isTooSlow(value.length)) return `less than ${leastSpeed} bytes a second`;
      onProgress?.({ file, received, ...(Number.isFinite(total) && { total }) });
    }
    if (received < total) return `the connection ended after ${received} of ${total} bytes`;
    return undefined;
  } catch (error) {
    signal?.throwIfAborted();
    if (patience.signal.aborted) return `nothing arrived for ${stallSeconds} s`;
    if (isFromFileSystem(error)) throw error;
    return describe(error);
  } finally {
    patience.end();
    await output?.close();
  }
}

/** Aborts when a wait takes too long, or when the caller does; tells when bytes come too slowly. */
function createPatience(seconds: number, signal: AbortSignal | undefined) {
  const stalled = new AbortController();
  let [since, arrived] = [performance.now(), 0];
  return {
    signal: signal ? AbortSignal.any([stalled.signal, signal]) : stalled.signal,
    async wait<T>(promise: Promise<T>): Promise<T> {
      const timer = setTimeout(() => stalled.abort(), seconds * 1000);
      return await promise.finally(() => clearTimeout(timer));
    },
    /** Whether so few bytes came in the last `seconds` that the rest is not worth waiting for. */
    isTooSlow(bytes: number): boolean {
      arrived += bytes;
      const elapsed = (performance.now() - since) / 1000;
      if (elapsed < seconds) return false;
      const speed = arrived / elapsed;
      [since, arrived] = [performance.now(), 0];
      return speed < leastSpeed;
    },
    /** Lets go of a connection that is still open. */
    end: () => stalled.abort(),
  };
}

function startsAt(answer: Response, offset: number): boolean {
  return answer.headers.get("Content-Range")?.startsWith(`bytes ${offset}-`) ?? false;
}

function isFromFileSystem(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

/** `fetch` only says that it failed; the cause says why. */
function describe(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message : message;
}
