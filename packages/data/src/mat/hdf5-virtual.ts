/** The message of an object's header that says how its data lie, and the class of it that means elsewhere. */
const [layoutMessage, virtualClass] = [8, 3];

/**
 * Whether an HDF5 file holds a data set that is a view of others, which MATLAB never writes.
 *
 * The library is not asked: a view of itself, or one of absurd sizes, keeps it busy for good as soon as it
 * is opened. Such a data set has to have these bytes in its header, which chance does not make:
 *
 *     8, then 3, 5 or 7 others | version 4 or 5 | 3 | an address within the file, or none, in 8 bytes
 *
 * @see The HDF Group, "HDF5 File Format Specification", IV.A.1.b and IV.A.2.i.
 */
export function hasVirtualData(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.indexOf(virtualClass, 5); at >= 0; at = bytes.indexOf(virtualClass, at + 1)) {
    const version = bytes[at - 1];
    if ((version !== 4 && version !== 5) || at + 9 > bytes.length) continue;
    const isLayout = [5, 7, 9].some((back) => bytes[at - back] === layoutMessage);
    if (!isLayout) continue;
    const address = view.getBigUint64(at + 1, true);
    if (address < BigInt(bytes.length) || address === 2n ** 64n - 1n) return true;
  }
  return false;
}

/** Whether addresses in the file have 8 bytes, as MATLAB writes them. */
export function hasLongAddresses(bytes: Uint8Array, start: number): boolean {
  const version = bytes[start + 8]!;
  return bytes[start + (version < 2 ? 13 : 9)] === 8;
}
