/** Numbers with the shape they are arranged in. */
export interface PlainTensor {
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

/** Product of matrices, or of broadcast batches of them, by the definition in float64: no TensorFlow.js. */
export function plainMatMul(
  a: PlainTensor,
  b: PlainTensor,
  transposeA: boolean,
  transposeB: boolean,
): number[] {
  const [rowsA, columnsA] = a.shape.slice(-2) as [number, number];
  const [rowsB, columnsB] = b.shape.slice(-2) as [number, number];
  const [m, k] = transposeA ? [columnsA, rowsA] : [rowsA, columnsA];
  const n = transposeB ? rowsB : columnsB;
  const product: number[] = [];
  for (const [itemA, itemB] of pairs(a.shape.slice(0, -2), b.shape.slice(0, -2))) {
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let l = 0; l < k; l++) {
          const left = transposeA ? l * columnsA + i : i * columnsA + l;
          const right = transposeB ? j * columnsB + l : l * columnsB + j;
          sum +=
            a.values[itemA * rowsA * columnsA + left]! *
            b.values[itemB * rowsB * columnsB + right]!;
        }
        product.push(sum);
      }
    }
  }
  return product;
}

/** Which matrix of either batch makes each item of the broadcast batch. Both shapes have the same rank. */
function pairs(a: readonly number[], b: readonly number[]): [number, number][] {
  return a.reduce<[number, number][]>(
    (found, sizeA, axis) => {
      const sizeB = b[axis]!;
      return found.flatMap(([itemA, itemB]) =>
        Array.from({ length: Math.max(sizeA, sizeB) }, (_, i): [number, number] => [
          itemA * sizeA + (sizeA === 1 ? 0 : i),
          itemB * sizeB + (sizeB === 1 ? 0 : i),
        ]),
      );
    },
    [[0, 0]],
  );
}
