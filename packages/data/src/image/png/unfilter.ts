/**
 * Turns a row's differences from its neighbors into its bytes, in place.
 *
 * @param filter - 0 none, 1 left, 2 up, 3 their mean, 4 Paeth's choice among left, up and up-left.
 * @param above - The row before it in its pass, zeros at first; as long as the row.
 * @param step - Bytes of a pixel, at least 1: how far the left neighbor is.
 * @throws {Error} When there is no such filter.
 * @see ISO/IEC 15948, "Portable Network Graphics", 9.2.
 */
export function unfilter(filter: number, row: Uint8Array, above: Uint8Array, step: number): void {
  const length = row.length;
  if (filter > 4) throw new Error(`it has a row of filter ${filter}, which no PNG has`);
  if (filter === 1) {
    for (let i = step; i < length; i++) row[i] = row[i]! + row[i - step]!;
  } else if (filter === 2) {
    for (let i = 0; i < length; i++) row[i] = row[i]! + above[i]!;
  } else if (filter === 3) {
    for (let i = 0; i < length; i++) {
      const left = i < step ? 0 : row[i - step]!;
      row[i] = row[i]! + ((left + above[i]!) >> 1);
    }
  } else if (filter === 4) {
    for (let i = 0; i < length; i++) {
      const left = i < step ? 0 : row[i - step]!;
      const corner = i < step ? 0 : above[i - step]!;
      row[i] = row[i]! + paeth(left, above[i]!, corner);
    }
  }
}

function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
