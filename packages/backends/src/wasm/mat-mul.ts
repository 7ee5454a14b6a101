import { broadcast_util, type TensorInfo, util } from "@tensorflow/tfjs-core";
import { createMultiplier, type Matrix, type Multiply } from "./multiplier.ts";
import { overrideKernel, runKernel, type WasmKernel } from "./override-kernel.ts";
import { productMemoryOf, type WasmBackend } from "./wasm-backend.ts";

interface Operands {
  readonly a: TensorInfo;
  readonly b: TensorInfo;
}

interface Transposition {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

interface FusedOperands extends Operands {
  readonly bias?: TensorInfo;
  readonly preluActivationWeights?: TensorInfo;
}

interface Fusion extends Transposition {
  readonly activation?: string;
  readonly leakyreluAlpha?: number;
}

type Product = WasmKernel<Operands, Transposition>;

/**
 * Multiplies matrices by our own products instead of the engine's, which sends only plain single ones to its fast routine and copies
 * their whole right factor first. A gradient needs `xᵀ · dy` and `dy · Wᵀ`, and batches of unequal shape the engine refuses.
 *
 * @param threads - With how many threads, where the engine's memory is shared.
 */
export function installMatMul(threads: number): void {
  const multipliers = new WeakMap<WasmBackend, Multiply>();
  const multiplierOf = (backend: WasmBackend) => {
    const known = multipliers.get(backend);
    if (known) return known;
    const multiply = createMultiplier(productMemoryOf(backend), { threads });
    multipliers.set(backend, multiply);
    return multiply;
  };
  overrideKernel("BatchMatMul", (own: Product) => (call) => {
    const { a, b } = call.inputs;
    // Of other types the engine says that it has none.
    if (a.dtype !== "float32" || b.dtype !== "float32") return own(call);
    return multiplyBatch(call, multiplierOf(call.backend));
  });
  overrideKernel("_FusedMatMul", () => fused);
}

function multiplyBatch(
  { inputs: { a, b }, attrs: { transposeA, transposeB }, backend }: Parameters<Product>[0],
  multiply: Multiply,
): TensorInfo {
  const [left, right] = [matrixOf(a, transposeA), matrixOf(b, transposeB)];
  const batchShape = broadcast_util.assertAndGetBroadcastShape(
    a.shape.slice(0, -2),
    b.shape.slice(0, -2),
  );
  const size = { rows: left.rows, columns: right.columns, depth: left.columns };
  const out = backend.makeOutput([...batchShape, size.rows, size.columns], "float32");
  if (size.depth === 0) backend.typedArrayFromHeap(out).fill(0);
  const addressOf = (x: TensorInfo) => backend.typedArrayFromHeap(x).byteOffset;
  const [aAt, bAt, outAt] = [addressOf(a), addressOf(b), addressOf(out)];
  const count = util.sizeFromShape(batchShape);
  for (let item = 0; item < count; item++) {
    multiply(
      size,
      left.of(aAt, indexIn(a, item, batchShape)),
      right.of(bAt, indexIn(b, item, batchShape)),
      { at: outAt + 4 * item * size.rows * size.columns, row: size.columns },
    );
  }
  return out;
}

/** The matrices of a tensor, as they are or transposed. */
function matrixOf(x: TensorInfo, isTransposed: boolean) {
  const [height, width] = x.shape.slice(-2) as [number, number];
  return {
    rows: isTransposed ? width : height,
    columns: isTransposed ? height : width,
    of: (at: number, index: number): Matrix => ({
      at: at + 4 * index * height * width,
      row: isTransposed ? 1 : width,
      column: isTransposed ? width : 1,
    }),
  };
}

/** Which of its matrices a factor contributes to an item of a broadcast batch. */
function indexIn({ shape }: TensorInfo, item: number, batchShape: readonly number[]): number {
  const own = shape.slice(0, -2);
  let index = 0;
  let rest = item;
  let stride = 1;
  for (let axis = batchShape.length - 1; axis >= 0; axis--) {
    const coordinate = rest % batchShape[axis]!;
    rest = Math.floor(rest / batchShape[axis]!);
    const size = own[axis - batchShape.length + own.length] ?? 1;
    if (size > 1) index += coordinate * stride;
    stride *= size;
  }
  return index;
}

/** A product and what may follow it, one kernel after the other. */
function fused({
  inputs: { a, b, bias, preluActivationWeights },
  attrs: { transposeA, transposeB, activation = "linear", leakyreluAlpha },
  backend,
}: Parameters<WasmKernel<FusedOperands, Fusion>>[0]): TensorInfo {
  const instead = (x: TensorInfo, compute: () => TensorInfo) => {
    const result = compute();
    backend.disposeData(x.dataId);
    return result;
  };
  const product = runKernel("BatchMatMul", backend, { a, b }, { transposeA, transposeB });
  const sum = bias
    ? instead(product, () => runKernel("Add", backend, { a: product, b: bias }))
    : product;
  if (activation === "linear") return sum;
  const inputs = { x: sum, ...(preluActivationWeights && { alpha: preluActivationWeights }) };
  const attrs = { alpha: leakyreluAlpha };
  return instead(sum, () => runKernel(ACTIVATIONS[activation]!, backend, inputs, attrs));
}

/** The kernels of the activations that TensorFlow.js lets a product end with. */
const ACTIVATIONS: Readonly<Record<string, string>> = {
  elu: "Elu",
  leakyrelu: "LeakyRelu",
  prelu: "Prelu",
  relu: "Relu",
  relu6: "Relu6",
  sigmoid: "Sigmoid",
};
