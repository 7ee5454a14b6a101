import { type ByteSource, MissingFileError } from "@gan/spec";
import { packMnist2000 } from "./pack-mnist-2000.ts";

/** Files for the folder `data` beside the playground's page. */
export interface OfferedFiles {
  /** By their paths in that folder. `sets.json` is always among them: it has the `about.json` of every set that is there. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Why a set is not there though its files are, in a sentence. */
  readonly problem?: string;
}

/**
 * Packs what a page can offer its visitors on a click: 2,000 digits of MNIST, where MNIST is at hand.
 *
 * @param source - Gives MNIST's training files, as `createDataSource` does; one that is `offline` asks no network.
 */
export async function offerFiles(source: ByteSource): Promise<OfferedFiles> {
  try {
    const { about, files } = await packMnist2000(source);
    const beside = [...files].map(([name, bytes]) => [`${about.name}/${name}`, bytes] as const);
    const named = [`${about.name}/about.json`, encode(about)] as const;
    return { files: new Map([["sets.json", encode({ sets: [about] })], named, ...beside]) };
  } catch (error) {
    const files = new Map([["sets.json", encode({ sets: [] })]]);
    const isThere = !(error instanceof MissingFileError);
    return { files, ...(isThere && { problem: (error as Error).message }) };
  }
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`);
}
