import {
  getKernel,
  getKernelsForBackend,
  type NamedTensorInfoMap,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from "@tensorflow/tfjs-core";
import type { OnnxBackend } from "./backend.ts";
import { Host } from "./host.ts";
import { type Operand, sizeOf } from "./kernel.ts";
import { kernels } from "./kernels/index.ts";
import type { RecorderListener } from "./recorder.ts";
import type { Source, Use } from "./source.ts";
import { views } from "./views.ts";

/** Kernels whose result is a list even when it has one element. */
const lists = new Set(["SplitV", "Unpack"]);

/** Registers every kernel of TensorFlow.js's cpu backend under another backend's name. */
export function registerKernels(backendName: string): void {
  const host = new Host();
  for (const { kernelName } of getKernelsForBackend("cpu")) {
    if (getKernel(kernelName, backendName)) unregisterKernel(kernelName, backendName);
    registerKernel({
      kernelName,
      backendName,
      kernelFunc: ({ inputs, attrs, backend }) =>
        call(kernelName, inputs, (attrs ?? {}) as object, backend as OnnxBackend, host),
    });
  }
}

function call(
  name: string,
  inputs: NamedTensorInfoMap,
  attributes: object,
  backend: OnnxBackend,
  host: Host,
): TensorInfo | TensorInfo[] {
  const view = views[name];
  if (view) return view(inputs, attributes as never, backend);
  const recorded = record(name, inputs, attributes, backend);
  if (!recorded) return host.call(name, inputs, attributes, backend);
  return recorded.length === 1 && !lists.has(name) ? recorded[0]! : [...recorded];
}

/** Records a call, or gives undefined where the host has to compute it. */
function record(
  name: string,
  inputs: NamedTensorInfoMap,
  attributes: object,
  backend: OnnxBackend,
): readonly TensorInfo[] | undefined {
  const kernel = kernels[name];
  if (!kernel) return undefined;
  const { listener } = backend.recorder;
  const operands: Record<string, Operand> = {};
  const uses: Record<string, Use> = {};
  for (const input in inputs) {
    const info = inputs[input];
    if (!info) continue;
    const { shape, dtype } = info;
    if (dtype === "string" || dtype === "complex64" || sizeOf(shape) === 0) return undefined;
    const source = backend.sourceOf(info);
    uses[input] = { source, shape };
    operands[input] = operandOf(source, info, listener);
  }
  const specs = kernel.infer(operands, attributes);
  if (!specs || specs.some(({ shape }) => sizeOf(shape) === 0)) return undefined;
  return backend.recorder
    .record(name, kernel, uses, attributes, specs)
    .map((source) => backend.tensorOf(source));
}

/** What is known of an input; who is told of a step hears whether its numbers were asked for. */
function operandOf(
  source: Source,
  info: TensorInfo,
  listener: RecorderListener | undefined,
): Operand {
  const { shape, dtype } = info;
  const values = source.values as ArrayLike<number> | undefined;
  if (!listener) return { shape, dtype, values };
  listener.used(source, info);
  return {
    ...{ shape, dtype },
    get values() {
      listener.peeked(source);
      return values;
    },
  };
}
