import type { Picture } from "./picture.ts";

const exifMark = [0x45, 0x78, 0x69, 0x66, 0, 0];
const orientationTag = 0x0112;

/**
 * How the camera of a JPEG was held: 1 to 8 as in Exif, 1 when nothing is said.
 *
 * @see CIPA DC-008, "Exchangeable image file format", tag 274.
 */
export function findOrientation(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    for (
      let at = 2;
      bytes[at] === 0xff && bytes[at + 1] !== 0xda;
      at += 2 + view.getUint16(at + 2)
    ) {
      const isExif = exifMark.every((byte, i) => bytes[at + 4 + i] === byte);
      if (bytes[at + 1] === 0xe1 && isExif) return readOrientation(view, at + 10);
    }
  } catch {
    // Damaged remarks of a camera are no reason to refuse its picture.
  }
  return 1;
}

/** Reads it from where the remarks of a camera begin. */
export function readOrientation(view: DataView, start: number): number {
  const isLittleEndian = view.getUint16(start) === 0x4949;
  const directory = start + view.getUint32(start + 4, isLittleEndian);
  const count = view.getUint16(directory, isLittleEndian);
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + 12 * i;
    if (view.getUint16(entry, isLittleEndian) === orientationTag) {
      return view.getUint16(entry + 8, isLittleEndian);
    }
  }
  return 1;
}

/** Turns and mirrors a picture upright. */
export function turn(picture: Picture, orientation: number): Picture {
  if (!(orientation >= 2 && orientation <= 8)) return picture;
  const { width, height, rgb } = picture;
  const isSideways = orientation >= 5;
  const [newWidth, newHeight] = isSideways ? [height, width] : [width, height];
  const turned = new Uint8Array(rgb.length);
  for (let row = 0, to = 0; row < newHeight; row++) {
    for (let column = 0; column < newWidth; column++, to += 3) {
      const [x, y] = isSideways ? [row, column] : [column, row];
      const isMirroredX = [2, 3, 7, 8].includes(orientation);
      const isMirroredY = [3, 4, 6, 7].includes(orientation);
      const from =
        3 * ((isMirroredY ? height - 1 - y : y) * width + (isMirroredX ? width - 1 - x : x));
      turned[to] = rgb[from]!;
      turned[to + 1] = rgb[from + 1]!;
      turned[to + 2] = rgb[from + 2]!;
    }
  }
  return { width: newWidth, height: newHeight, rgb: turned };
}
