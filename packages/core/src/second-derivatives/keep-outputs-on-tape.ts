import { UnsupportedDerivativeError } from "@gan/spec";
import { engine, getBackend, getKernel, type Tensor } from "@tensorflow/tfjs-core";

/** One operation as TensorFlow.js notes it down while it differentiates. */
interface TapeNode {
  readonly kernelName: string;
  inputs: Readonly<Record<string, Tensor>>;
  readonly outputs: readonly Tensor[];
  /** Copies of tensors that the operation's gradient is computed from. */
  readonly saved: readonly Tensor[];
  gradient?: (dys: Tensor[]) => Record<string, () => Tensor>;
}

/** What TensorFlow.js's engine keeps to itself. */
interface TapeKeeper {
  addTapeNode(...node: unknown[]): void;
  readonly state: {
    readonly activeTape: TapeNode[];
    readonly activeScope: { readonly id: number };
    /** Above 0 inside an operation. */
    readonly kernelDepth: number;
  };
}

/** The same in every copy of this package, since all share one engine. */
const isDone = Symbol.for("gan: saved outputs are on the tape");

/** What the names of operations end in that are the gradients of others, such as `LRNGrad`. */
const isGradient = /(Grad|Backprop\w*)$/;

/** Kernels of gradients that an engine may lack. */
const gradientKernels: Readonly<Record<string, readonly string[]>> = {
  DepthwiseConv2dNative: [
    "DepthwiseConv2dNativeBackpropInput",
    "DepthwiseConv2dNativeBackpropFilter",
  ],
  Conv2D: ["Conv2DBackpropFilter"],
  GatherV2: ["UnsortedSegmentSum"],
};

/**
 * Makes the outputs that operations save for their gradients part of what is differentiated.
 *
 * TensorFlow.js copies a saved tensor before it notes the operation down. The tape is read from front to back, so the
 * copy of an output comes before anything has made that output and counts as a constant; the gradient of
 * dy · (1 − y²) then misses what y adds. Here the operation goes first. Nothing is computed that was not, or in another
 * order.
 *
 * What has no derivative becomes an error of ours that names it, thrown only when the derivative is asked for:
 * operations without a gradient, or whose gradient the engine cannot compute, and what a `customGrad` saves that is
 * neither its input nor its output.
 */
export function keepOutputsOnTape(): void {
  const keeper = engine() as unknown as TapeKeeper & { [isDone]?: true };
  if (keeper[isDone]) return;
  const add = keeper.addTapeNode;
  const madeInside = new WeakSet<TapeNode>();
  keeper.addTapeNode = function (this: TapeKeeper, ...node) {
    add.apply(this, node);
    const { activeTape: tape, activeScope, kernelDepth } = this.state;
    const last = tape.at(-1)!;
    const original = kernelDepth > 0 ? (last.inputs.x as Tensor & { scopeId: number }) : undefined;
    if (original?.scopeId === activeScope.id) madeInside.add(last);
    if (last.saved.length > 0) linkSaved(tape, madeInside);
    if (gradientKernels[last.kernelName]?.some((name) => !getKernel(name, getBackend()))) {
      last.gradient = () => refuse(last, "first");
    }
    last.gradient ??= () => refuse(last, isGradient.test(last.kernelName) ? "second" : "first");
  };
  keeper[isDone] = true;
}

/** Puts the copies of what the last operation made, which stand before it, behind it. */
function linkSaved(tape: TapeNode[], madeInside: WeakSet<TapeNode>): void {
  const operation = tape.at(-1)!;
  const { saved, inputs, outputs } = operation;
  // An input that is left out, such as a scale, is undefined.
  const isAmong = (tensors: readonly (Tensor | undefined)[], copy: TapeNode) =>
    tensors.some((tensor) => tensor !== undefined && tensor.id === copy.inputs.x?.id);
  let unseen = saved.length;
  for (let i = tape.length - 2; i >= 0 && unseen > 0; i--) {
    const copy = tape[i]!;
    if (!saved.includes(copy.outputs[0]!)) continue;
    unseen--;
    const isOutput = isAmong(outputs, copy);
    if (!isOutput && (isAmong(Object.values(inputs), copy) || !madeInside.has(copy))) continue;
    if (!isOutput) Object.assign(copy, { inputs, gradient: () => refuse(operation, "second") });
    tape.push(...tape.splice(i, 1));
  }
}

function refuse({ kernelName }: TapeNode, derivative: "first" | "second"): never {
  const operation = kernelName.replace(isGradient, "").replace("__op", "");
  throw new UnsupportedDerivativeError(derivative, operation, getBackend());
}
