/**
 * MurmurHash3_x86_128: 128 well-mixed bits from any bytes, in 32-bit arithmetic that every engine shares.
 *
 * @param bytes - What to hash.
 * @param seed - 32 bits.
 * @returns Four unsigned 32-bit words.
 * @see Austin Appleby, SMHasher, `MurmurHash3.cpp`; its verification value is tested.
 */
export function murmur3(bytes: Uint8Array, seed = 0): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const h = new Uint32Array(4).fill(seed);
  const blocks = bytes.length >>> 4;
  for (let i = 0; i < blocks; i++) {
    for (let lane = 0; lane < 4; lane++) {
      h[lane]! ^= scramble(view.getUint32(i * 16 + lane * 4, true), lane);
      h[lane] = rotate(h[lane]!, after[lane]!) + h[(lane + 1) % 4]!;
      h[lane] = Math.imul(h[lane]!, 5) + increments[lane]!;
    }
  }
  for (let lane = 3; lane >= 0; lane--) {
    let word = 0;
    for (
      let i = Math.min(bytes.length, blocks * 16 + lane * 4 + 4) - 1;
      i >= blocks * 16 + lane * 4;
      i--
    ) {
      word = (word << 8) | bytes[i]!;
    }
    h[lane]! ^= scramble(word, lane);
  }
  for (let lane = 0; lane < 4; lane++) h[lane]! ^= bytes.length;
  stir(h);
  for (let lane = 0; lane < 4; lane++) h[lane] = finalize(h[lane]!);
  stir(h);
  return h;
}

const multipliers = [0x239b961b, 0xab0e9789, 0x38b34ae5, 0xa1e38b93] as const;
const before = [15, 16, 17, 18] as const;
const after = [19, 17, 15, 13] as const;
const increments = [0x561ccd1b, 0x0bcaa747, 0x96cd1c35, 0x32ac3b17] as const;

function scramble(word: number, lane: number): number {
  const mixed = rotate(Math.imul(word, multipliers[lane]!), before[lane]!);
  return Math.imul(mixed, multipliers[(lane + 1) % 4]!);
}

function rotate(word: number, bits: number): number {
  return ((word << bits) | (word >>> (32 - bits))) >>> 0;
}

function stir(h: Uint32Array): void {
  h[0]! += h[1]! + h[2]! + h[3]!;
  for (let lane = 1; lane < 4; lane++) h[lane]! += h[0]!;
}

function finalize(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
