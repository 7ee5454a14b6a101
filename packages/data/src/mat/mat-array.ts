import { CorruptFileError } from "@gan/spec";

/** The numbers of a MATLAB array in the type that the file stores them in, which may be narrower than `kind`. */
export type MatNumbers =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/** A numeric array, a logical one (0 and 1), or text (UTF-16 code units). */
export interface MatArray {
  /** The array's class in MATLAB, such as `double`, `uint8`, `logical` or `char`. */
  readonly kind: string;
  /** Sizes of the axes, at least two. */
  readonly shape: readonly number[];
  /** The elements, column-major: the first axis is the fastest. */
  readonly values: MatNumbers;
  /** Imaginary parts, where the array is complex. */
  readonly imaginary?: MatNumbers;
}

/** A reader of one variable. */
export type ReadVariable = () => MatArray | Promise<MatArray>;

/** The refusal of a variable that is not a full array of numbers. */
export function refused(file: string, name: string, what: string): CorruptFileError {
  return new CorruptFileError(
    file,
    `holds \`${name}\` as ${what}, and only full arrays of numbers are read`,
    `Save it as one, such as \`${name || "x"} = full(double(${name || "x"}))\`.`,
  );
}
