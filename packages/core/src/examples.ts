import type { Tensor1D, Tensor2D } from "@tensorflow/tfjs-core";

/** Rows of examples on the device, with what belongs to each row. */
export interface Examples {
  /** `[m, exampleSize]`. */
  readonly x: Tensor2D;
  /** c: `[m, condition.size]`, in a game with a condition. */
  readonly given?: Tensor2D | undefined;
  /** Class of each row, `[m]` whole numbers from 0, −1 where it is unknown; absent where the data have none. */
  readonly labels?: Tensor1D | undefined;
}
