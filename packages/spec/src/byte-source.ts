/**
 * Reads a named file, whole. A folder, a web server and a test's map all fit.
 *
 * @throws {MissingFileError} When there is no such file.
 */
export type ByteSource = (name: string) => Promise<Uint8Array>;
