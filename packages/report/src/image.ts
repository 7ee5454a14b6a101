/** A picture in memory: rows from the top, pixels from the left, one byte per channel. */
export interface Image {
  readonly width: number;
  readonly height: number;
  /** 1 is gray, 3 is red, green and blue, 4 adds opacity. */
  readonly channels: 1 | 3 | 4;
  /** `height * width * channels` bytes. */
  readonly pixels: Uint8Array;
}
