/** `12 %`, with more digits where there is less. */
export function percent(share: number): string {
  const hundredths = 100 * share;
  return `${hundredths >= 1 || hundredths === 0 ? Math.round(hundredths) : hundredths.toPrecision(1)} %`;
}

/** A number to two figures, as many as matter in a sentence. */
export function twoFigures(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : `${Number(value.toPrecision(2))}`;
}
