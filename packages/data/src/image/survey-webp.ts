/** What a WebP says of itself before anything is decoded. */
export interface WebpSurvey {
  readonly width: number;
  readonly height: number;
  /** Where its camera's remarks begin, as in the middle of a JPEG's `Exif` segment. */
  readonly exif?: number;
}

/** Whether bytes begin like a WebP. */
export function isWebp(bytes: Uint8Array): boolean {
  return nameAt(bytes, 0) === "RIFF" && nameAt(bytes, 8) === "WEBP";
}

/** Whether bytes begin like a WebP that moves. */
export function isWebpAnimation(bytes: Uint8Array): boolean {
  return isWebp(bytes) && nameAt(bytes, 12) === "VP8X" && ((bytes[20] ?? 0) & 2) !== 0;
}

/**
 * Reads the sizes that the parts of a file give: all of them have to be the same.
 *
 * @throws {Error} When there is no picture in it, or its sizes contradict one another.
 * @see RFC 9649, "WebP Image Format", 2.
 */
export function surveyWebp(bytes: Uint8Array): WebpSurvey {
  if (isWebpAnimation(bytes)) throw new Error("it is an animation");
  const sizes: (readonly [width: number, height: number])[] = [];
  let [hasPicture, exif]: [boolean, number | undefined] = [false, undefined];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 12; at + 13 <= bytes.length; ) {
    const [name, length] = [nameAt(bytes, at), view.getUint32(at + 4, true)];
    const size = sizeIn(name, bytes, at + 8);
    if (size) sizes.push(size);
    if (size && name !== "VP8X") hasPicture = true;
    if (name === "EXIF") exif = at + 8;
    at += 8 + length + (length % 2);
  }
  const [first, ...others] = sizes;
  if (!first || !hasPicture) throw new Error("it has no frame");
  const [width, height] = first;
  if (others.some((other) => other[0] !== width || other[1] !== height)) {
    throw new Error("its parts are of different sizes");
  }
  return { width, height, ...(exif !== undefined && { exif }) };
}

/** The size that a part of a file gives, where it is one that does. */
function sizeIn(
  name: string,
  bytes: Uint8Array,
  at: number,
): readonly [width: number, height: number] | undefined {
  const byte = (i: number) => bytes[at + i] ?? 0;
  if (name === "VP8X") {
    const [width, height] = [4, 7].map((i) => byte(i) + 256 * byte(i + 1) + 65_536 * byte(i + 2));
    return [width! + 1, height! + 1];
  }
  if (name === "VP8L") {
    const bits = byte(1) | (byte(2) << 8) | (byte(3) << 16) | (byte(4) << 24);
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
  }
  if (name !== "VP8 ") return undefined;
  return [(byte(6) + 256 * byte(7)) & 0x3fff, (byte(8) + 256 * byte(9)) & 0x3fff];
}

function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
