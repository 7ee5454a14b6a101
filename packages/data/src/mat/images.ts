import { CorruptFileError } from "@gan/spec";
import type { MatArray } from "./mat-array.ts";

/** Pictures that are turned at a time, so that reading and writing both stay in the processor's cache. */
const block = 64;

/**
 * Turns MATLAB's pictures, one in each row and column-major, into pictures one after another, row by row.
 *
 * @param array - Whole numbers from 0 to 255, shape `[count, height, width]` or `[count, height * width]`.
 * @returns `count * height * width` bytes.
 * @throws {CorruptFileError} When the shape is another, or a number is no byte.
 */
export function imagesFromMat(
  { shape, values }: MatArray,
  { height, width, name, file }: { height: number; width: number; name: string; file: string },
): Uint8Array {
  const [count = 0, ...picture] = shape;
  const fits = picture.join() === `${height},${width}` || picture.join() === `${height * width}`;
  if (!fits) {
    throw new CorruptFileError(
      file,
      `holds \`${name}\` of shape [${shape.join(", ")}], expected [any, ${height}, ${width}]`,
      "Put the published file there.",
    );
  }
  const size = height * width;
  const images = new Uint8Array(count * size);
  for (let first = 0; first < count; first += block) {
    const last = Math.min(first + block, count);
    for (let i = 0; i < height; i++) {
      for (let j = 0; j < width; j++) {
        const from = count * (i + height * j);
        const to = i * width + j;
        for (let n = first; n < last; n++) {
          const value = values[from + n]!;
          const byte = value & 255;
          if (byte !== value) throw notByte(file, name, value);
          images[n * size + to] = byte;
        }
      }
    }
  }
  return images;
}

function notByte(file: string, name: string, value: number): CorruptFileError {
  return new CorruptFileError(
    file,
    `holds the intensity ${value} in \`${name}\`, expected whole numbers from 0 to 255`,
    `Save it as bytes, such as \`${name} = uint8(255 * ${name})\`.`,
  );
}
