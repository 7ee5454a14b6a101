/**
 * Eigenvalues of a symmetric tridiagonal matrix, by implicit QL steps with shifts; each within a rounding of the largest.
 *
 * @param diagonal - n numbers; holds the eigenvalues afterwards, in no order.
 * @param beside - n numbers, the last one of no meaning; overwritten.
 * @see Bowdler, Martin, Reinsch and Wilkinson, "The QR and QL algorithms for symmetric matrices", 1968, `tql1`.
 */
export function tridiagonalEigenvalues(diagonal: Float64Array, beside: Float64Array): Float64Array {
  const n = diagonal.length;
  const [d, e] = [diagonal, beside];
  if (n > 0) e[n - 1] = 0;
  // What is smaller moves no eigenvalue by more than a rounding of the largest.
  const negligible =
    Number.EPSILON * d.reduce((most, x, i) => Math.max(most, Math.abs(x) + Math.abs(e[i]!)), 0);
  for (let low = 0; low < n; low++) {
    for (;;) {
      let high = low;
      while (high < n - 1 && Math.abs(e[high]!) > negligible) high++;
      if (high === low) break;
      let shift = (d[low + 1]! - d[low]!) / (2 * e[low]!);
      let r = Math.hypot(shift, 1);
      shift = d[high]! - d[low]! + e[low]! / (shift + (shift >= 0 ? r : -r));
      let sine = 1;
      let cosine = 1;
      let moved = 0;
      let i = high - 1;
      for (; i >= low; i--) {
        const f = sine * e[i]!;
        const b = cosine * e[i]!;
        r = Math.sqrt(f * f + shift * shift);
        e[i + 1] = r;
        if (r === 0) {
          d[i + 1]! -= moved;
          e[high] = 0;
          break;
        }
        sine = f / r;
        cosine = shift / r;
        shift = d[i + 1]! - moved;
        r = (d[i]! - shift) * sine + 2 * cosine * b;
        moved = sine * r;
        d[i + 1] = shift + moved;
        shift = cosine * r - b;
      }
      if (r === 0 && i >= low) continue;
      d[low]! -= moved;
      e[low] = shift;
      e[high] = 0;
    }
  }
  return d;
}
