/** What may differ in a network that takes or makes square pictures by convolutions. */
export interface PictureOptions {
  /** Height and width of a picture: 4 to 7, doubled several times. @default 64 */
  readonly side?: number;
  /** Numbers of a pixel: 1 for gray, 3 for color. @default 3 */
  readonly colors?: number;
  /** Channels of the smallest image inside; each image of twice the side has half as many. */
  readonly channels?: number;
  /** Scales all channels, for small machines. @default 1 */
  readonly width?: number;
}

/** What may differ in one that makes them of noise. */
export interface PictureGeneratorOptions extends PictureOptions {
  /** Numbers in one noise vector. @default 100 */
  readonly noiseSize?: number;
}
