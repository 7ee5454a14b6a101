/** An array to write. */
export interface MatInput {
  readonly shape: readonly number[];
  /** Column-major. */
  readonly values: Uint8Array | Int16Array | Float64Array;
}

const header = 128;

/** Writes full real arrays as a MATLAB file of version 6: level 5, not compressed, little-endian. */
export function writeMat(arrays: Readonly<Record<string, MatInput>>): Uint8Array {
  const parts = Object.entries(arrays).map(([name, { shape, values }]) => {
    const { kind, type } = describe(values);
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const label = new TextEncoder().encode(name);
    const inside = [
      element(6, words([kind, 0])),
      element(5, words(shape)),
      element(1, label),
      element(type, bytes),
    ];
    return element(14, concat(inside));
  });
  const start = new Uint8Array(header).fill(32);
  start.set(new TextEncoder().encode("MATLAB 5.0 MAT-file, made by @gan/data"));
  start.fill(0, 116, 124);
  start.set([0, 1, 0x49, 0x4d], 124);
  return concat([start, ...parts]);
}

/** The class of an array and the type of its numbers. */
function describe(values: MatInput["values"]): { kind: number; type: number } {
  if (values instanceof Uint8Array) return { kind: 9, type: 2 };
  return values instanceof Int16Array ? { kind: 10, type: 3 } : { kind: 6, type: 9 };
}

function element(type: number, data: Uint8Array): Uint8Array {
  const padding = new Uint8Array((8 - (data.length % 8)) % 8);
  return concat([words([type, data.length]), data, padding]);
}

function words(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => {
    view.setUint32(4 * i, value, true);
  });
  return bytes;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
