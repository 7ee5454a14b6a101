import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DecompressionStream, type ReadableStream } from "node:stream/web";
import { CorruptFileError } from "@gan/spec";
import { createTarDecoder } from "modern-tar";

/**
 * Takes the named files out of a gzipped tar archive. Folders inside the archive are ignored, so nothing
 * is written outside `folder`, and a file has its name only when it is whole.
 *
 * @throws {CorruptFileError} When the archive cannot be read to its end.
 */
export async function unpack(
  archive: string,
  folder: string,
  names: readonly string[],
): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const entries = Readable.toWeb(createReadStream(archive))
      .pipeThrough(new DecompressionStream("gzip"))
      .pipeThrough(createTarDecoder() as never) as ReadableStream<TarEntry>;
    for await (const { header, body } of entries) {
      const name = basename(header.name);
      if (header.type !== "file" || !names.includes(name)) {
        await body.cancel();
        continue;
      }
      const part = join(folder, `${name}.part`);
      await pipeline(Readable.fromWeb(body), createWriteStream(part)).catch(async (error) => {
        await rm(part, { force: true });
        throw error;
      });
      await rename(part, join(folder, name));
    }
  } catch (error) {
    throw new CorruptFileError(
      archive,
      `cannot be unpacked into \`${folder}\`: ${(error as Error).message}`,
    );
  }
}

interface TarEntry {
  readonly header: { readonly name: string; readonly type?: string };
  readonly body: ReadableStream<Uint8Array>;
}
