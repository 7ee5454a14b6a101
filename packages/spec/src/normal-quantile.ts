const STEP = 2 ** -32;
const SQRT2 = Math.SQRT2;

/**
 * The standard normal quantile of `(draw + ½) / 2³²`, for a draw read as a signed 32-bit number around ½.
 *
 * Rational functions, exact to about one part in 10⁷, and a logarithm made of + − × ÷ alone: `Math.log`
 * differs between engines, and the same seed must give the same bits everywhere.
 *
 * @param draw - Signed 32-bit number; −2³¹ is the smallest quantile (−6.34) and 2³¹ − 1 the largest.
 * @see Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", 1988, PPND7.
 */
export function normalQuantile(draw: number): number {
  const q = (draw + 0.5) * STEP;
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q * (((59.10937472 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179)) /
      (((67.1875636 * r + 78.757757664) * r + 17.895169469) * r + 1)
    );
  }
  const fromTail = draw < 0 ? draw + 2147483648 : 2147483647 - draw;
  const r = Math.sqrt(-logOfTail(fromTail)) - 1.6;
  const size =
    r <= 3.4
      ? (((0.17023821103 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777) /
        ((0.12021132975 * r + 0.7370016425) * r + 1)
      : (((0.017337203997 * (r - 3.4) + 0.42868294337) * (r - 3.4) + 3.081226386) * (r - 3.4) +
          6.657905115) /
        ((0.012258202635 * (r - 3.4) + 0.24197894225) * (r - 3.4) + 1);
  return draw < 0 ? -size : size;
}

/** log((n + ½) / 2³²), by the series of artanh around √2 after the exponent is taken out. */
function logOfTail(n: number): number {
  const exponent = n === 0 ? -1 : 31 - Math.clz32(n);
  const mantissa = (n + 0.5) * inversePowers[exponent + 1]!;
  const s = (mantissa - SQRT2) / (mantissa + SQRT2);
  const t = s * s;
  const series = 1 + t * (1 / 3 + t * (1 / 5 + t * (1 / 7 + t * (1 / 9 + t / 11))));
  return 2 * s * series + (exponent + 0.5 - 32) * Math.LN2;
}

const inversePowers = Float64Array.from({ length: 33 }, (_, i) => 2 ** (1 - i));
