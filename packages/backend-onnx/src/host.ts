import { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import { getKernel, type NamedTensorInfoMap, type TensorInfo } from "@tensorflow/tfjs-core";
import type { OnnxBackend } from "./backend.ts";
import type { Numbers } from "./numbers.ts";

/**
 * Runs a kernel of TensorFlow.js's cpu backend on the tensors of another backend: reads the inputs, calls the
 * kernel, writes what it made. Shapes that depend on data, strings and complex numbers come this way.
 */
export class Host {
  readonly #cpu = new MathBackendCPU();

  call(
    name: string,
    inputs: NamedTensorInfoMap,
    attributes: object,
    backend: OnnxBackend,
  ): TensorInfo | TensorInfo[] {
    backend.countHostCall(name);
    const lent: TensorInfo[] = [];
    const lend = (info: TensorInfo) => {
      const copy = this.#lend(info, backend);
      lent.push(copy);
      return copy;
    };
    try {
      const { kernelFunc } = getKernel(name, "cpu")!;
      const made = kernelFunc({
        inputs: mapInputs(inputs, lend),
        attrs: attributes as never,
        backend: this.#cpu,
      });
      return Array.isArray(made)
        ? made.map((info) => this.#return(info, backend))
        : this.#return(made, backend);
    } finally {
      for (const info of lent) this.#cpu.disposeData(info.dataId);
    }
  }

  #lend(info: TensorInfo, backend: OnnxBackend): TensorInfo {
    const { shape } = info;
    if (info.dtype !== "complex64") {
      const copy = backend.copyOf(info); // Some cpu kernels write into their inputs or give back a part of them.
      return ranked(this.#cpu.makeTensorInfo(shape, info.dtype, copy));
    }
    const { real, imag } = backend.partsOf(info);
    const parts = {
      real: this.#lend({ ...real, shape }, backend),
      imag: this.#lend({ ...imag, shape }, backend),
    };
    const { kernelFunc } = getKernel("Complex", "cpu")!;
    const complex = kernelFunc({ inputs: parts, backend: this.#cpu, attrs: {} }) as TensorInfo;
    for (const { dataId } of Object.values(parts)) this.#cpu.disposeData(dataId);
    return ranked(complex);
  }

  #return({ dataId, shape, dtype }: TensorInfo, backend: OnnxBackend): TensorInfo {
    const { values, complexTensorInfos: parts } = this.#cpu.data.get(dataId);
    try {
      if (dtype === "string") return { dataId: backend.write(values!, shape, dtype), shape, dtype };
      if (!parts) return backend.adopt(fitting(values as Numbers, dtype), shape, dtype);
      const [real, imag] = [parts.real, parts.imag].map((part) =>
        backend.adopt(this.#cpu.data.get(part.dataId).values as Numbers, shape, "float32"),
      );
      const complex = backend.complexOf(real!, imag!);
      for (const part of [real!, imag!]) backend.disposeData(part.dataId);
      return complex;
    } finally {
      this.#cpu.disposeData(dataId);
    }
  }
}

/** Lends every tensor among the inputs; some kernels take lists of them, or lists in a map. */
function mapInputs(inputs: NamedTensorInfoMap, lend: (info: TensorInfo) => TensorInfo): never {
  const each = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(each);
    return value ? lend(value as TensorInfo) : value;
  };
  if (Array.isArray(inputs)) return each(inputs) as never;
  return Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => [key, each(value)]),
  ) as never;
}

/** Some cpu kernels ask for the rank, which only tensors have. */
function ranked(info: TensorInfo): TensorInfo {
  return Object.assign(info, { rank: info.shape.length });
}

/** The cpu backend keeps, say, an `int32` array under a `float32` tensor where no number would change. */
function fitting(values: Numbers, dtype: TensorInfo["dtype"]): Numbers {
  const Type = dtype === "float32" ? Float32Array : dtype === "int32" ? Int32Array : Uint8Array;
  return values instanceof Type ? values : Type.from(values as Float32Array);
}
