const bits = new DataView(new ArrayBuffer(8));

/**
 * The natural logarithm of a positive normal number, made of + − × ÷ alone, so that every engine gives
 * the same bits; `Math.log` differs between engines in the last one.
 *
 *     x = m 2ᵉ,  m in [√½, √2)
 *     ln x = e ln 2 + 2 artanh((m − 1) / (m + 1))
 *
 * It is within a few units of the last place of a double.
 */
export function ln(x: number): number {
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  let exponent = (high >>> 20) - 1023;
  bits.setUint32(0, (high & 0x000fffff) | 0x3ff00000);
  let mantissa = bits.getFloat64(0);
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent++;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let series = 0;
  for (let power = 21; power >= 1; power -= 2) series = series * square + 1 / power;
  return exponent * Math.LN2 + 2 * s * series;
}
