/** Mean Euclidean distance between two different rows. */
export function meanDistance(rows: Float32Array, size: number): number {
  const count = rows.length / size;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) sum += distance(rows, i * size, rows, j * size, size);
  }
  return sum / ((count * (count - 1)) / 2);
}

/** Mean Euclidean distance between rows of two arrays that stand at the same place. */
export function meanMovement(before: Float32Array, after: Float32Array, size: number): number {
  const count = before.length / size;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += distance(before, i * size, after, i * size, size);
  return sum / count;
}

function distance(a: Float32Array, fromA: number, b: Float32Array, fromB: number, size: number) {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += (a[fromA + i]! - b[fromB + i]!) ** 2;
  return Math.sqrt(sum);
}
