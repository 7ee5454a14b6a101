/** A flat folder of named files: a directory in Node, the origin's private file system in a browser. */
export interface ByteStore {
  /** Reads a file, or gives `undefined` when there is none. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Replaces a file so that a reader, or a crash, sees the old bytes or the new ones, never a mixture. */
  writeAtomically(name: string, bytes: Uint8Array): Promise<void>;
  /** Adds bytes at a file's end, creating it when missing. A crash may cut the last addition short. */
  append(name: string, bytes: Uint8Array): Promise<void>;
  /** Names of all files, sorted. */
  list(): Promise<string[]>;
  /** Deletes a file; nothing happens when there is none. */
  remove(name: string): Promise<void>;
}
