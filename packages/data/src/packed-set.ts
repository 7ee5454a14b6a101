/** A small part of a published data set, packed to be served beside a page; this is what its `about.json` says. */
export interface PackedSet {
  /** Of the set and of its folder. */
  readonly name: string;
  /** What it is, in one sentence. */
  readonly title: string;
  readonly examples: number;
  readonly files: readonly PackedFile[];
  /** What it was taken from: SHA-256 of the published files, decompressed, by their names. */
  readonly from: Readonly<Record<string, string>>;
  /** What was done to it, in one sentence. */
  readonly changed: string;
  /** Whose it is, and what others may do with it. */
  readonly rights: string;
  /** Address of the license. */
  readonly license: string;
}

/** A file of a packed set, as it is served. */
export interface PackedFile {
  readonly name: string;
  readonly bytes: number;
  readonly md5: string;
  readonly sha256: string;
}
