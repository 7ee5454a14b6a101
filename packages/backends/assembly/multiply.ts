/**
 * Products of matrices in single precision, c = a · b, for WebAssembly: AssemblyScript, which `scripts/write-wasm-products.mjs` compiles
 * into `src/wasm/product-binaries.ts`.
 *
 * Both factors are copied in blocks, so that the innermost loop reads them one element after the other. An element of c is the sum
 * over the inner index in ascending order, wherever its matrix is cut: parts of c that several threads compute have the bits of the whole.
 *
 * @see K. Goto and R. van de Geijn, "Anatomy of High-Performance Matrix Multiplication", 2008.
 */

/** Rows and columns of the part of c that is held in registers: copied rows of a take 16 bytes a column, columns of b 32 a row. */
const TILE_ROWS: usize = 4;
const TILE_COLUMNS: usize = 8;
/** Of the inner index, of rows and of columns, what is copied at a time: a block of a fits the second cache, a strip of b, as wide as a tile, the first. */
const BLOCK_DEPTH: usize = 384;
const BLOCK_ROWS: usize = 128;
const STRIP_COLUMNS: usize = 32;

/** Bytes that a product needs beside its matrices. */
export function scratchBytes(): usize {
  return 4 * (TILE_ROWS * TILE_COLUMNS + BLOCK_DEPTH * STRIP_COLUMNS + BLOCK_ROWS * BLOCK_DEPTH);
}

/**
 * c[rows, columns] = a[rows, depth] · b[depth, columns].
 *
 * @param a - Address, as of all matrices; from one of its rows to the next there are `aRow` elements, from a column to the next `aColumn`.
 * @param b - 〃
 * @param c - Its elements of a row lie side by side.
 * @param scratch - Address of {@link scratchBytes} bytes.
 */
export function multiply(
  rows: usize,
  columns: usize,
  depth: usize,
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  bColumn: usize,
  c: usize,
  cRow: usize,
  scratch: usize,
): void {
  const tile = scratch;
  const strips = tile + ((TILE_ROWS * TILE_COLUMNS) << 2);
  const block = strips + ((BLOCK_DEPTH * STRIP_COLUMNS) << 2);
  for (let p: usize = 0; p < depth; p += BLOCK_DEPTH) {
    const deep = min(BLOCK_DEPTH, depth - p);
    for (let i: usize = 0; i < rows; i += BLOCK_ROWS) {
      const high = min(BLOCK_ROWS, rows - i);
      copyBlock(high, deep, a + ((i * aRow + p * aColumn) << 2), aRow, aColumn, block);
      for (let j: usize = 0; j < columns; j += STRIP_COLUMNS) {
        const wide = min(STRIP_COLUMNS, columns - j);
        copyStrips(deep, wide, b + ((p * bRow + j * bColumn) << 2), bRow, bColumn, strips);
        for (let q: usize = 0; q < wide; q += TILE_COLUMNS) {
          const at = c + ((i * cRow + j + q) << 2);
          const strip = strips + ((q * deep) << 2);
          multiplyStrip(
            high,
            min(TILE_COLUMNS, wide - q),
            deep,
            block,
            strip,
            at,
            cRow,
            p > 0,
            tile,
          );
        }
      }
    }
  }
}

/** Writes a part of c, as wide as a tile or narrower, or adds to it. */
function multiplyStrip(
  high: usize,
  wide: usize,
  deep: usize,
  block: usize,
  strip: usize,
  c: usize,
  cRow: usize,
  adds: bool,
  tile: usize,
): void {
  for (let i: usize = 0; i < high; i += TILE_ROWS) {
    const part = block + ((i * deep) << 2);
    const at = c + ((i * cRow) << 2);
    const rows = min(TILE_ROWS, high - i);
    if (rows === TILE_ROWS && wide === TILE_COLUMNS) {
      multiplyTile(deep, part, strip, at, cRow, adds);
    } else {
      if (adds) copyTile(rows, wide, at, cRow, tile, TILE_COLUMNS);
      multiplyTile(deep, part, strip, tile, TILE_COLUMNS, adds);
      copyTile(rows, wide, tile, TILE_COLUMNS, at, cRow);
    }
  }
}

function copyTile(
  rows: usize,
  columns: usize,
  from: usize,
  fromRow: usize,
  to: usize,
  toRow: usize,
): void {
  for (let i: usize = 0; i < rows; i++) {
    for (let j: usize = 0; j < columns; j++) {
      store<f32>(to + ((i * toRow + j) << 2), load<f32>(from + ((i * fromRow + j) << 2)));
    }
  }
}

/** Copies rows of a, as many as a tile has at a time, column by column; what is missing of the last ones is 0. */
function copyBlock(
  high: usize,
  deep: usize,
  a: usize,
  aRow: usize,
  aColumn: usize,
  to: usize,
): void {
  for (let i: usize = 0; i < high; i += TILE_ROWS) {
    copyPanel(min(TILE_ROWS, high - i), deep, a + ((i * aRow) << 2), aRow, aColumn, to);
    to += (TILE_ROWS * deep) << 2;
  }
}

function copyPanel(
  high: usize,
  deep: usize,
  a: usize,
  aRow: usize,
  aColumn: usize,
  to: usize,
): void {
  let p: usize = 0;
  if (ASC_FEATURE_SIMD && high === TILE_ROWS) {
    if (aRow === 1) {
      for (; p < deep; p++) v128.store(to + (p << 4), v128.load(a + ((p * aColumn) << 2)));
    } else if (aColumn === 1) {
      for (; p + 4 <= deep; p += 4) transposeSquare(a + (p << 2), aRow << 2, to + (p << 4), 16);
    }
  }
  copyElements(deep, high, TILE_ROWS, a, aColumn, aRow, to, p);
}

/**
 * Copies columns of b into strips, as wide as a tile, row by row; what is missing of the last one is 0.
 *
 * Several at once, because a row of one strip is half of what the processor fetches.
 */
function copyStrips(
  deep: usize,
  wide: usize,
  b: usize,
  bRow: usize,
  bColumn: usize,
  to: usize,
): void {
  const stripBytes = deep << 5;
  let left: usize = 0;
  if (ASC_FEATURE_SIMD && bColumn === 1) {
    const whole = wide & ~7;
    for (let p: usize = 0; p < deep; p++) {
      const from = b + ((p * bRow) << 2);
      let at = to + (p << 5);
      for (let j: usize = 0; j < whole; j += TILE_COLUMNS) {
        v128.store(at, v128.load(from + (j << 2)));
        v128.store(at, v128.load(from + (j << 2), 16), 16);
        at += stripBytes;
      }
    }
    left = whole;
  } else if (ASC_FEATURE_SIMD && bRow === 1) {
    for (; left + TILE_COLUMNS <= wide; left += TILE_COLUMNS) {
      copyTransposedStrip(
        deep,
        b + ((left * bColumn) << 2),
        bColumn << 2,
        to + ((left * deep) << 2),
      );
    }
  }
  for (; left < wide; left += TILE_COLUMNS) {
    copyElements(
      deep,
      wide - left,
      TILE_COLUMNS,
      b + ((left * bColumn) << 2),
      bRow,
      bColumn,
      to + ((left * deep) << 2),
      0,
    );
  }
}

/** A strip of columns whose elements lie side by side. */
function copyTransposedStrip(deep: usize, b: usize, step: usize, to: usize): void {
  let p: usize = 0;
  for (; p + 4 <= deep; p += 4) {
    transposeSquare(b + (p << 2), step, to + (p << 5), 32);
    transposeSquare(b + (p << 2) + 4 * step, step, to + (p << 5) + 16, 32);
  }
  copyElements(deep, TILE_COLUMNS, TILE_COLUMNS, b, 1, step >> 2, to, p);
}

/** Lines of so many elements, of which so many are there, one by one, from some line on; the others are 0. */
function copyElements(
  deep: usize,
  there: usize,
  length: usize,
  from: usize,
  line: usize,
  step: usize,
  to: usize,
  first: usize,
): void {
  for (let p = first; p < deep; p++) {
    for (let i: usize = 0; i < length; i++) {
      const value: f32 = i < there ? load<f32>(from + ((p * line + i * step) << 2)) : 0;
      store<f32>(to + ((p * length + i) << 2), value);
    }
  }
}

/** Writes four times four elements, rows for columns; there are so many bytes from one row, or written row, to the next. */
function transposeSquare(from: usize, fromStep: usize, to: usize, toStep: usize): void {
  const a = v128.load(from);
  const b = v128.load(from + fromStep);
  const c = v128.load(from + 2 * fromStep);
  const d = v128.load(from + 3 * fromStep);
  const upperAB = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const upperCD = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  v128.store(to, v128.shuffle<f32>(upperAB, upperCD, 0, 1, 4, 5));
  v128.store(to + toStep, v128.shuffle<f32>(upperAB, upperCD, 2, 3, 6, 7));
  const lowerAB = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const lowerCD = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to + 2 * toStep, v128.shuffle<f32>(lowerAB, lowerCD, 0, 1, 4, 5));
  v128.store(to + 3 * toStep, v128.shuffle<f32>(lowerAB, lowerCD, 2, 3, 6, 7));
}

/** A tile of c from a panel of copied rows and a strip of copied columns. */
function multiplyTile(
  deep: usize,
  panel: usize,
  strip: usize,
  c: usize,
  cRow: usize,
  adds: bool,
): void {
  if (ASC_FEATURE_SIMD) multiplyTileByVectors(deep, panel, strip, c, cRow << 2, adds);
  else multiplyTileByElements(deep, panel, strip, c, cRow << 2, adds);
}

function multiplyTileByVectors(
  deep: usize,
  panel: usize,
  strip: usize,
  c: usize,
  step: usize,
  adds: bool,
): void {
  const c1 = c + step;
  const c2 = c1 + step;
  const c3 = c2 + step;
  let left0 = f32x4.splat(0);
  let left1 = left0;
  let left2 = left0;
  let left3 = left0;
  let right0 = left0;
  let right1 = left0;
  let right2 = left0;
  let right3 = left0;
  if (adds) {
    left0 = v128.load(c);
    right0 = v128.load(c, 16);
    left1 = v128.load(c1);
    right1 = v128.load(c1, 16);
    left2 = v128.load(c2);
    right2 = v128.load(c2, 16);
    left3 = v128.load(c3);
    right3 = v128.load(c3, 16);
  }
  const end = strip + (deep << 5);
  while (strip < end) {
    const left = v128.load(strip);
    const right = v128.load(strip, 16);
    let factor = v128.load32_splat(panel);
    left0 = addProduct(left0, factor, left);
    right0 = addProduct(right0, factor, right);
    factor = v128.load32_splat(panel, 4);
    left1 = addProduct(left1, factor, left);
    right1 = addProduct(right1, factor, right);
    factor = v128.load32_splat(panel, 8);
    left2 = addProduct(left2, factor, left);
    right2 = addProduct(right2, factor, right);
    factor = v128.load32_splat(panel, 12);
    left3 = addProduct(left3, factor, left);
    right3 = addProduct(right3, factor, right);
    panel += 16;
    strip += 32;
  }
  v128.store(c, left0);
  v128.store(c, right0, 16);
  v128.store(c1, left1);
  v128.store(c1, right1, 16);
  v128.store(c2, left2);
  v128.store(c2, right2, 16);
  v128.store(c3, left3);
  v128.store(c3, right3, 16);
}

/** The processor's fused operation where the browser lets it choose, which takes half the time on many. */
function addProduct(sum: v128, x: v128, y: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(x, y, sum);
  return f32x4.add(sum, f32x4.mul(x, y));
}

function multiplyTileByElements(
  deep: usize,
  panel: usize,
  strip: usize,
  c: usize,
  step: usize,
  adds: bool,
): void {
  for (let row: usize = 0; row < TILE_ROWS; row++) {
    for (let j: usize = 0; j < TILE_COLUMNS; j += 4) {
      const to = c + row * step + (j << 2);
      let sum0: f32 = adds ? load<f32>(to) : 0;
      let sum1: f32 = adds ? load<f32>(to, 4) : 0;
      let sum2: f32 = adds ? load<f32>(to, 8) : 0;
      let sum3: f32 = adds ? load<f32>(to, 12) : 0;
      let x = panel + (row << 2);
      let y = strip + (j << 2);
      for (let p: usize = 0; p < deep; p++) {
        const factor = load<f32>(x);
        sum0 += factor * load<f32>(y);
        sum1 += factor * load<f32>(y, 4);
        sum2 += factor * load<f32>(y, 8);
        sum3 += factor * load<f32>(y, 12);
        x += 16;
        y += 32;
      }
      store<f32>(to, sum0);
      store<f32>(to, sum1, 4);
      store<f32>(to, sum2, 8);
      store<f32>(to, sum3, 12);
    }
  }
}
