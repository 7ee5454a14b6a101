import type { ExportedNetwork } from "./exported-network.ts";

/** A file to be written. */
export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A way to write networks for other software. */
export interface ExportFormat {
  /** Where the files of a network lie below the folder of the export; `""` is that folder. */
  folderOf(network: ExportedNetwork): string;
  /**
   * The files in the order in which they must be written, so that the last one makes them count.
   *
   * @param metadata - Noted in them.
   */
  encode(
    network: ExportedNetwork,
    metadata: Readonly<Record<string, string>>,
  ): Promise<readonly ExportedFile[]>;
  /** Names of files of an older export that the new one replaces by files of other names. */
  readonly replaces?: RegExp;
  /** Lines of code that load what was written, for a person to copy. */
  usage(network: ExportedNetwork, file: string): readonly string[];
}
