/** A number for a readout: three decimals, with a true minus sign. */
export function decimal(value: number | undefined, digits = 3): string {
  if (value === undefined || !Number.isFinite(value)) return "–";
  return value.toFixed(digits).replace("-", "−");
}

/** A whole number with separators. */
export function count(value: number): string {
  return Math.round(value).toLocaleString("en");
}

/** A rate: whole where it is large. */
export function rate(value: number): string {
  if (!Number.isFinite(value) || value <= 0) return "–";
  return value >= 10 ? count(value) : value.toFixed(1);
}

/** Mebibytes. */
export function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}
