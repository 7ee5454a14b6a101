import type { StepOptions } from "@gan/spec";
import {
  type DataType,
  engine,
  getKernel,
  type KernelBackend,
  type NamedAttrMap,
  type Optimizer,
  type Tensor,
  Variable,
} from "@tensorflow/tfjs-core";
import { configOf } from "./config-of.ts";
import { freedAfter } from "./freed-after.ts";
import type { KernelList, Line, Origin, View } from "./kernel-list.ts";

/** What a kernel is given: by name or, as TensorFlow.js hands some theirs, in a row. */
export type KernelInputs = Readonly<Record<string, Tensor | undefined>> | readonly Tensor[];

/** What is noted while a step runs: of every tensor, where its numbers come from. */
export class StepNotes {
  readonly #backend: KernelBackend;
  readonly #options: StepOptions;
  readonly #tensors = engine().state.numTensors;
  readonly #variables = new Set(variables());
  readonly #views = new Map<Tensor, View>();
  readonly #assigned = new Map<Variable, View>();
  readonly #made: Tensor[] = [];
  readonly #lines: Line[] = [];
  readonly #inputs: View[] = [];
  readonly #optimizers: Optimizer[] = [];
  #slots = 0;
  #refusal: string | undefined;

  constructor(backend: KernelBackend, options: StepOptions) {
    this.#backend = backend;
    this.#options = options;
  }

  /** Why the step may not be replayed; the first reason counts. */
  refuse(reason: string): void {
    this.#refusal ??= reason;
  }

  uploaded(tensor: Tensor, values: unknown): void {
    const { shape, dtype } = tensor;
    if (!isArrayOf(values, dtype)) {
      this.refuse(`it makes a tensor of type ${dtype}`);
      return;
    }
    const index = this.#options.inputOf?.(values);
    const view = this.#viewOfNew(tensor, { shape: [...shape], dtype });
    if (index === undefined) {
      this.#lines.push({ kind: "constant", values: values.slice(), view });
    } else {
      this.#lines.push({ kind: "input", index, view });
      this.#inputs[index] = view;
    }
  }

  ran(
    name: string,
    inputs: KernelInputs,
    attributes: NamedAttrMap | undefined,
    outputs: readonly Tensor[],
  ): void {
    const given = Object.entries(inputs).map(([key, tensor]) => {
      return [key, tensor && this.#viewOf(tensor as Tensor)] as const;
    });
    this.#lines.push({
      ...{ kind: "kernel", name, run: getKernel(name, engine().backendName).kernelFunc },
      ...{ inputs: given, isRow: Array.isArray(inputs), attributes: this.#copied(attributes) },
      outputs: outputs.map((tensor) => {
        return this.#viewOfNew(tensor, { shape: tensor.shape, dtype: tensor.dtype });
      }),
    });
  }

  /** A tensor has the numbers of another one, seen in the same way. */
  cloned(tensor: Tensor, original: Tensor): void {
    this.#views.set(tensor, this.#viewOf(original));
    this.#made.push(tensor);
  }

  assigned(variable: Variable, value: Tensor): void {
    this.#assigned.set(variable, this.#viewOf(value));
  }

  counted(optimizer: Optimizer): void {
    this.#optimizers.push(optimizer);
  }

  /** What is to be done to do it again, or why that may not be. */
  finish(result: readonly Tensor[]): KernelList | string {
    const now = new Set(variables());
    const given = result.map((tensor) => this.#viewOf(tensor));
    const targets = [...this.#assigned].map(([variable, view]) => ({ variable, view }));
    const isKept = (tensor: Tensor) => !tensor.isDisposed && !result.includes(tensor);
    const isLevel = engine().state.numTensors - this.#tensors === new Set(result).size;
    if ([...now].some((variable) => !this.#variables.has(variable))) {
      this.refuse("it makes variables");
    }
    if (now.size < this.#variables.size) this.refuse("it disposes variables");
    if (!isLevel || this.#made.some(isKept)) {
      this.refuse("it keeps or disposes tensors besides those it gives");
    }
    if (engine().backend !== this.#backend) this.refuse("it changes the engine");
    this.#refusal ??= this.#options.refusal?.();
    if (this.#refusal !== undefined) return this.#refusal;
    const views = [...targets.map(({ view }) => view), ...given];
    return {
      lines: this.#lines,
      free: freedAfter(this.#lines, views),
      slots: this.#slots,
      inputs: this.#inputs,
      tensors: (this.#options.tensors ?? []).map(({ shape, dtype }) => ({ shape, dtype })),
      ...{ targets, given },
      optimizers: this.#optimizers.map((optimizer) => ({ optimizer, config: configOf(optimizer) })),
    };
  }

  #viewOfNew(tensor: Tensor, seen: Pick<View, "shape" | "dtype">): View {
    const view = { slot: this.#slots++, ...seen };
    this.#views.set(tensor, view);
    this.#made.push(tensor);
    return view;
  }

  /** The numbers that a tensor has now. Those that nobody made here were there before. */
  #viewOf(tensor: Tensor): View {
    const known =
      (tensor instanceof Variable && this.#assigned.get(tensor)) || this.#views.get(tensor);
    if (known) return known;
    const view = { slot: this.#slots++, shape: tensor.shape, dtype: tensor.dtype };
    this.#views.set(tensor, view);
    this.#lines.push({ ...this.#originOf(tensor), view });
    return view;
  }

  #originOf(tensor: Tensor): Origin {
    const { tensors = [] } = this.#options;
    const index = tensors.indexOf(tensor);
    const isOnce = index === tensors.lastIndexOf(tensor) && !(tensor instanceof Variable);
    if (index >= 0 && !isOnce) this.refuse("a tensor that it is given is another one as well");
    if (index >= 0) return { kind: "tensor", index };
    if (tensor instanceof Variable) return { kind: "variable", variable: tensor };
    return { kind: "foreign", tensor };
  }

  #copied(attributes: NamedAttrMap | undefined): NamedAttrMap | undefined {
    try {
      return structuredClone(attributes);
    } catch {
      this.refuse("a kernel is given a function");
      return undefined;
    }
  }
}

function isArrayOf(values: unknown, dtype: DataType): values is Float32Array | Int32Array {
  if (dtype === "float32") return values instanceof Float32Array;
  if (dtype === "int32") return values instanceof Int32Array;
  return dtype === "bool" && values instanceof Uint8Array;
}

function variables(): Variable[] {
  return Object.values(engine().state.registeredVariables);
}
