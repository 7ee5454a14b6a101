/** Files that outlive a page: what a download needs of a `ByteStore`. */
export interface BrowserCache {
  read(name: string): Promise<Uint8Array | undefined>;
  /** Keeps a file. A page that is closed meanwhile leaves nothing under the name. */
  write(name: string, bytes: Uint8Array): Promise<void>;
}

/**
 * Opens a folder of the origin's private file system.
 *
 * @returns `undefined` where a browser, a private window or a plain-http page has none.
 */
export async function openBrowserCache(folder = "gan-data"): Promise<BrowserCache | undefined> {
  if (globalThis.navigator?.storage?.getDirectory === undefined) return undefined;
  const root = await navigator.storage.getDirectory().catch(() => undefined);
  const directory = await root?.getDirectoryHandle(folder, { create: true });
  if (!directory) return undefined;
  return {
    async read(name) {
      const handle = await directory.getFileHandle(name).catch(() => undefined);
      if (!handle) return undefined;
      return new Uint8Array(await (await handle.getFile()).arrayBuffer());
    },
    async write(name, bytes) {
      const handle = await directory.getFileHandle(name, { create: true });
      // What is written appears under the name when the stream is closed, and not before.
      const output = await handle.createWritable();
      await output.write(bytes as Uint8Array<ArrayBuffer>);
      await output.close();
    },
  };
}
