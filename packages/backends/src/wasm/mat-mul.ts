import { broadcast_util, type TensorInfo, util } from "@tensorflow/tfjs-core";
import { overrideKernel, runKernel, type WasmKernel } from "./override-kernel.ts";
import type { WasmBackend } from "./wasm-backend.ts";

interface Operands {
  readonly a: TensorInfo;
  readonly b: TensorInfo;
}

interface Transposition {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

type Product = WasmKernel<Operands, Transposition>;

/**
 * Makes every matrix product as fast as a plain one, and batches of unequal shape right.
 *
 * The engine sends only plain single products to its fast routine. A gradient needs `xᵀ · dy` and `dy · Wᵀ`.
 */
export function installMatMul(): void {
  overrideKernel("BatchMatMul", (own: Product) => spareLarger(transposeFirst(own)));
  overrideKernel("_FusedMatMul", transposeFirst);
}

/**
 * Computes `a · bᵀ` as `(b · aᵀ)ᵀ` where `b` is the larger, as weights are.
 *
 * It costs more to transpose `b`, and then to pack it as the fast routine does with every right factor, than to do
 * both with `a` and to transpose the product.
 */
function spareLarger(product: Product): Product {
  return ({ inputs: { a, b }, attrs: { transposeA, transposeB }, backend }) => {
    const [n, k] = b.shape.slice(-2) as [number, number];
    const m = a.shape.at(transposeA ? -1 : -2)!;
    const isSingle = util.sizeFromShape(a.shape) === m * k && util.sizeFromShape(b.shape) === n * k;
    if (!(isSingle && transposeB && 2 * m * k + m * n < 2 * n * k)) {
      return product({ inputs: { a, b }, attrs: { transposeA, transposeB }, backend });
    }
    const attrs = { transposeA: false, transposeB: !transposeA };
    const turned = product({ inputs: { a: b, b: a }, attrs, backend });
    const result = transposed(turned, backend);
    backend.disposeData(turned.dataId);
    return result;
  };
}

function transposeFirst(own: Product): Product {
  return ({ inputs, attrs, backend }) => {
    const a = attrs.transposeA ? transposed(inputs.a, backend) : inputs.a;
    const b = attrs.transposeB ? transposed(inputs.b, backend) : inputs.b;
    const plain = { ...attrs, transposeA: false, transposeB: false };
    const product = oneByOne(own, { inputs: { ...inputs, a, b }, attrs: plain, backend });
    if (a !== inputs.a) backend.disposeData(a.dataId);
    if (b !== inputs.b) backend.disposeData(b.dataId);
    return product;
  };
}

function transposed(x: TensorInfo, backend: WasmBackend): TensorInfo {
  const axes = x.shape.map((_, axis) => axis);
  const perm = [...axes.slice(0, -2), axes.length - 1, axes.length - 2];
  return runKernel("Transpose", backend, { x }, { perm });
}

/** Multiplies a batch matrix by matrix. */
function oneByOne(own: Product, call: Parameters<Product>[0]): TensorInfo {
  const { inputs, backend } = call;
  const { a, b } = inputs;
  const batchShape = broadcast_util.assertAndGetBroadcastShape(
    a.shape.slice(0, -2),
    b.shape.slice(0, -2),
  );
  const count = util.sizeFromShape(batchShape);
  if (count <= 1 || "preluActivationWeights" in inputs) return own(call);

  const [rows, columns] = [a.shape.at(-2)!, b.shape.at(-1)!];
  const out = backend.makeOutput([...batchShape, rows, columns], "float32");
  for (let item = 0; item < count; item++) {
    const left = matrixAt(a, item, batchShape, backend);
    const right = matrixAt(b, item, batchShape, backend);
    const product = own({ ...call, inputs: { ...inputs, a: left, b: right } });
    const values = backend.typedArrayFromHeap(product);
    backend.typedArrayFromHeap(out).set(values, item * rows * columns);
    for (const { dataId } of [left, right, product]) backend.disposeData(dataId);
  }
  return out;
}

/** A copy of the matrix that an operand contributes to one item of a broadcast batch. */
function matrixAt(
  x: TensorInfo,
  item: number,
  batchShape: readonly number[],
  backend: WasmBackend,
): TensorInfo {
  const [rows, columns] = [x.shape.at(-2)!, x.shape.at(-1)!];
  const own = x.shape.slice(0, -2);
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
  const matrix = backend.makeOutput([1, rows, columns], "float32");
  const values = backend.typedArrayFromHeap(x);
  const start = index * rows * columns;
  backend.typedArrayFromHeap(matrix).set(values.subarray(start, start + rows * columns));
  return matrix;
}
