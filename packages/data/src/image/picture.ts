/** A decoded picture. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel, row by row, 0 to 255. */
  readonly rgb: Uint8Array;
}
