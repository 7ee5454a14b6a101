const quarter = Math.PI / 2;

/**
 * Sine and cosine, made of + − × ÷ alone, so that every engine gives the same bits; `Math.sin` and
 * `Math.cos` differ between engines in the last one.
 *
 * Within 1e-14 of them for angles up to a hundred.
 *
 * @param angle - In radians.
 */
export function sineCosine(angle: number): [sine: number, cosine: number] {
  const turns = Math.round(angle / quarter);
  const r = angle - turns * quarter;
  const square = r * r;
  let [sine, cosine] = [0, 0];
  for (let power = 18; power >= 2; power -= 2) {
    cosine = (1 + cosine) * (-square / (power * (power - 1)));
    sine = (1 + sine) * (-square / (power * (power + 1)));
  }
  sine = r * (1 + sine);
  cosine = 1 + cosine;
  switch (((turns % 4) + 4) % 4) {
    case 0:
      return [sine, cosine];
    case 1:
      return [cosine, -sine];
    case 2:
      return [-sine, -cosine];
    default:
      return [-cosine, sine];
  }
}
