import type {
  backend_util,
  DataType,
  KernelFunc,
  NamedAttrMap,
  Optimizer,
  Tensor,
  Variable,
} from "@tensorflow/tfjs-core";

/** Numbers of a list, by their place among all of it, and as what they are seen. */
export interface View {
  readonly slot: number;
  readonly shape: readonly number[];
  readonly dtype: DataType;
}

/** Numbers that a list does not make itself. */
export type Origin =
  /** An array of the step's input of that number. */
  | { readonly kind: "input"; readonly index: number }
  /** An array that is the same every time. */
  | { readonly kind: "constant"; readonly values: backend_util.TypedArray }
  | { readonly kind: "tensor"; readonly index: number }
  | { readonly kind: "variable"; readonly variable: Variable }
  /** A tensor that was there before and stays. */
  | { readonly kind: "foreign"; readonly tensor: Tensor };

/** A kernel that is run; its outputs have the slots that follow. */
export interface KernelCall {
  readonly kind: "kernel";
  readonly name: string;
  readonly run: KernelFunc;
  /** By name or, as TensorFlow.js hands some kernels theirs, in a row; `undefined` for one that was left out. */
  readonly inputs: readonly (readonly [key: string, view: View | undefined])[];
  readonly isRow: boolean;
  readonly attributes: NamedAttrMap | undefined;
  readonly outputs: readonly View[];
}

/** What is done, line after line: numbers come in, kernels run. */
export type Line = KernelCall | (Origin & { readonly view: View });

/** A step as an engine does it. */
export interface KernelList {
  readonly lines: readonly Line[];
  /** Slots that nobody needs after a line. */
  readonly free: readonly (readonly number[])[];
  readonly slots: number;
  readonly inputs: readonly View[];
  readonly tensors: readonly Pick<View, "shape" | "dtype">[];
  /** Variables with another value afterwards. */
  readonly targets: readonly { readonly variable: Variable; readonly view: View }[];
  /** The step's tensors. */
  readonly given: readonly View[];
  /** Optimizers of TensorFlow.js that counted an iteration, with their options. */
  readonly optimizers: readonly { readonly optimizer: Optimizer; readonly config: string }[];
}
